/**
 * The backend of the browser: memory is TeaVM's own linear memory, and every kernel is a call into
 * a second WebAssembly module of SIMD instructions that imports that same memory.
 */
@NullMarked
package descent.web.simd;

import org.jspecify.annotations.NullMarked;
