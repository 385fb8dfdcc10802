/**
 * What all stations share: their stage, the transport bar of a run, predictions, checks, the drawer
 * that explains a number, sharing, and the learner's progress.
 */
@NullMarked
package descent.web.frame;

import org.jspecify.annotations.NullMarked;
