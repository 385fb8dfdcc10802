/**
 * MNIST in the page: {@link descent.web.mnist.MnistFiles} finds its four files in the browser's
 * cache, on the server, or among what a person drops, and hands them on when all are checked.
 */
@NullMarked
package descent.web.mnist;

import org.jspecify.annotations.NullMarked;
