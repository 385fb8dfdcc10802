/**
 * Layers as immutable values under PyTorch's names: a network prints as PyTorch prints it, equals
 * its twin, and builds its part of a graph. Its numbers belong to the run.
 */
@NullMarked
package descent.engine.nn;

import org.jspecify.annotations.NullMarked;
