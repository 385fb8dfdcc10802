/** The page that tries this browser: the backend contract on the kernels that it loaded. */
@NullMarked
package descent.web.selftest;

import org.jspecify.annotations.NullMarked;
