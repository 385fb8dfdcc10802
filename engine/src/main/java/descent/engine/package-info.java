/**
 * The engine of Descent: pure Java without dependencies, files or threads, so that the very same
 * code runs on the JVM and, compiled by TeaVM, in the browser.
 */
@NullMarked
package descent.engine;

import org.jspecify.annotations.NullMarked;
