/** Tests that open the built page in a real Chromium, as a person would. */
@NullMarked
package descent.browser;

import org.jspecify.annotations.NullMarked;
