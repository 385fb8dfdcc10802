/** Experiments as programs: the same training as PyTorch and as Java on this engine. */
@NullMarked
package descent.engine.code;

import org.jspecify.annotations.NullMarked;
