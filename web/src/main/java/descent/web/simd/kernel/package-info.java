/**
 * The arithmetic of {@link descent.engine.backend.Kernels} as WebAssembly SIMD: one class for each
 * family emits its functions. Runs at build time, on the JVM; addresses are in bytes here.
 */
@NullMarked
package descent.web.simd.kernel;

import org.jspecify.annotations.NullMarked;
