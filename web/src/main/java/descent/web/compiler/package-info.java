/**
 * What TeaVM is told at build time, so that it writes less. Nothing of this package is in the page.
 */
@NullMarked
package descent.web.compiler;

import org.jspecify.annotations.NullMarked;
