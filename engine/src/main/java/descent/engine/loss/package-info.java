/** What training makes small: losses under PyTorch's names, with PyTorch's mean reduction. */
@NullMarked
package descent.engine.loss;

import org.jspecify.annotations.NullMarked;
