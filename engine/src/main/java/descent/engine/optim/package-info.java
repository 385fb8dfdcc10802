/** Optimisers as values, under PyTorch's names and defaults, in order of increasing complexity. */
@NullMarked
package descent.engine.optim;

import org.jspecify.annotations.NullMarked;
