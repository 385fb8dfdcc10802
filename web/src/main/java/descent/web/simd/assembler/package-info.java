/**
 * A small WebAssembly assembler: typed expressions, structured control and named locals, written
 * out as a binary module or as text. It knows the instructions that the kernels use and no others.
 */
@NullMarked
package descent.web.simd.assembler;

import org.jspecify.annotations.NullMarked;
