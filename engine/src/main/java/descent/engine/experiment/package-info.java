/**
 * Training as a value: an {@link descent.engine.experiment.Experiment} says everything that a run
 * depends on, and the {@link descent.engine.experiment.Run} that a backend makes of it is the one
 * mutable thing.
 */
@NullMarked
package descent.engine.experiment;

import org.jspecify.annotations.NullMarked;
