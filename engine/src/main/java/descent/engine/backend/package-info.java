/**
 * What the engine asks of a machine: memory, kernels and lanes, and the reference implementation in
 * double precision that specifies them.
 */
@NullMarked
package descent.engine.backend;

import org.jspecify.annotations.NullMarked;
