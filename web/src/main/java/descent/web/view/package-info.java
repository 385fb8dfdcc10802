/** What stations are made of in the browser: canvases, controls, announcements, the theme. */
@NullMarked
package descent.web.view;

import org.jspecify.annotations.NullMarked;
