/**
 * Training jobs: experiments that the server runs for the page, one at a time, each kept in a
 * folder of its own, so that neither a closed page nor a killed server loses what was learned.
 */
@NullMarked
package descent.server.job;

import org.jspecify.annotations.NullMarked;
