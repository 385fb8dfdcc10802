/**
 * Doubles printed and read by JavaScript, in the place of TeaVM's classes of the same names; {@code
 * descent.web.compiler} puts them there.
 */
@NullMarked
package descent.web.number;

import org.jspecify.annotations.NullMarked;
