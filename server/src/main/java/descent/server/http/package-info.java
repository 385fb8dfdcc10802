/**
 * The local web server: the page and its files, the training service and its event streams, for
 * browsers on this machine only.
 */
@NullMarked
package descent.server.http;

import org.jspecify.annotations.NullMarked;
