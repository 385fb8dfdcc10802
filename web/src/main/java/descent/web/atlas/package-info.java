/** The home page: the stations on a map of contour lines, what the learner has seen, and search. */
@NullMarked
package descent.web.atlas;

import org.jspecify.annotations.NullMarked;
