/**
 * The backend for full-speed training on the JVM: floats in one array, kernels of the Vector API
 * for any vector width, and lane threads.
 */
@NullMarked
package descent.server.vector;

import org.jspecify.annotations.NullMarked;
