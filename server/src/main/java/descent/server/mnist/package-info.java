/**
 * MNIST on this machine: where its four files are looked for, how they are fetched, and what is
 * said when they are missing or damaged.
 */
@NullMarked
package descent.server.mnist;

import org.jspecify.annotations.NullMarked;
