/** Drawing and reading a digit: the pad, its ink, and the network that reads it. */
@NullMarked
package descent.web.digit;

import org.jspecify.annotations.NullMarked;
