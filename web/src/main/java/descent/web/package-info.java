/** The page: lesson stations in the browser, trained by the engine compiled to WebAssembly. */
@NullMarked
package descent.web;

import org.jspecify.annotations.NullMarked;
