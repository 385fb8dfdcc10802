/**
 * Figures: what a plot shows, drawn on a {@link descent.engine.plot.Surface} that a canvas or a
 * file provides. Ink on paper; every hue is data.
 */
@NullMarked
package descent.engine.plot;

import org.jspecify.annotations.NullMarked;
