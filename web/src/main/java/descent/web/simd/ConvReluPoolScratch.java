package descent.web.simd;

import descent.engine.backend.Backend;
import descent.engine.backend.Window;

/**
 * How the fused convolution block divides its scratch; all parts begin at cache lines of it.
 *
 * @param w the block's window, of which the image's size counts
 * @param filters output channels
 * @param start the address of the scratch, an element index
 */
record ConvReluPoolScratch(Window w, int filters, int start) {
  private int weights() {
    return Backend.aligned(9 * w.channels() * filters);
  }

  /** Filters in whole vectors. */
  int filterLanes() {
    return (filters + 3) / 4 * 4;
  }

  /** The weights (3, 3, channels, filterLanes) that the forward pass reads. */
  int ahead() {
    return start;
  }

  /** The bias (filterLanes). */
  int bias() {
    return ahead() + Backend.aligned(9 * w.channels() * filterLanes());
  }

  /** The weights (filters, 3, 3, channels) that the backward pass reads. */
  int back() {
    return bias() + Backend.aligned(filterLanes());
  }

  /** The gradient of the weights so far, (filters, 3, 3, channels). */
  int kept() {
    return back() + weights();
  }

  /** The gradient of the bias so far, (filters). */
  int keptBias() {
    return kept() + weights();
  }

  /** One image with a border of zeros. */
  int bordered() {
    return keptBias() + Backend.aligned(filters);
  }

  /** The gradient of such an image. */
  int dBordered() {
    return bordered() + borderedSize();
  }

  int borderedSize() {
    return Backend.aligned((w.height() + 2) * (w.width() + 2) * w.channels());
  }

  int end() {
    return dBordered() + borderedSize();
  }
}
