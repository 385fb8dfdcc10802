/**
 * Random numbers whose every bit is specified: NumPy's and PyTorch's own streams, so that data
 * sets, first weights and batch orders equal the notebooks', and a counter-based generator for
 * noise made while a network runs, the same on every backend and for any number of lanes.
 */
@NullMarked
package descent.engine.random;

import org.jspecify.annotations.NullMarked;
