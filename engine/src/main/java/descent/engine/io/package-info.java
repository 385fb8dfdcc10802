/**
 * What leaves and enters the engine as bytes: weights as safetensors, arrays as npy and npz, values
 * as JSON. Everything works on arrays of bytes; files and sockets belong to the server and the
 * page.
 */
@NullMarked
package descent.engine.io;

import org.jspecify.annotations.NullMarked;
