/**
 * What this browser can do with the kernels that it loaded: right by the contract, and how fast.
 */
@NullMarked
package descent.web.trial;

import org.jspecify.annotations.NullMarked;
