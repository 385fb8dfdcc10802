package descent.web.simd;

import descent.engine.backend.Backend;
import descent.engine.backend.Window;
import descent.web.simd.kernel.Winograd;

/**
 * How the fused convolution block divides its scratch; all parts begin at cache lines of it. With
 * few channels the lanes are filters and everything is direct; with more, the forward pass is
 * Winograd's and the backward pass visits only the places that won.
 *
 * @param w the block's window, of which the channels and the size of the image count
 * @param filters output channels
 * @param start the address of the scratch, an element index
 */
record ConvReluPoolScratch(Window w, int filters, int start) {
  /** From so many channels on, transforming them costs less than it saves. */
  private static final int MANY_CHANNELS = 8;

  boolean fewChannels() {
    return w.channels() < MANY_CHANNELS;
  }

  /** 2x2 windows of an image. */
  int windows() {
    return (w.height() / 2) * (w.width() / 2);
  }

  /** Filters in whole vectors. */
  int filterLanes() {
    return (filters + 3) / 4 * 4;
  }

  private int filterPanels() {
    return (filters + 7) / 8 * 8;
  }

  /** The weights that the forward pass reads. */
  int ahead() {
    return start;
  }

  private int aheadSize() {
    return w.channels() * (fewChannels() ? 9 * filterLanes() : 16 * filterPanels());
  }

  /** The bias (filterLanes). */
  int bias() {
    return ahead() + Backend.aligned(aheadSize());
  }

  /** The weights (filters, 3, 3, channels) that the backward pass reads. */
  int back() {
    return bias() + Backend.aligned(filterLanes());
  }

  /** The gradient of the weights so far. */
  int kept() {
    return back() + Backend.aligned(9 * w.channels() * filters);
  }

  /** The gradient of the bias so far, (filters). */
  int keptBias() {
    return kept() + Backend.aligned(9 * w.channels() * filterLanes());
  }

  /** One image with a border of zeros. */
  int bordered() {
    return keptBias() + Backend.aligned(filters);
  }

  /** The gradient of such an image. */
  int dBordered() {
    return bordered() + borderedSize();
  }

  private int borderedSize() {
    return Backend.aligned((w.height() + 2) * (w.width() + 2) * w.channels());
  }

  /** The winners of one filter in one image, two numbers each, and room for one more. */
  int list() {
    return dBordered() + borderedSize();
  }

  /** Transformed windows. */
  int tiles() {
    return list() + Backend.aligned(2 * (windows() + 1));
  }

  /** Their products with the transformed filters. */
  int sums() {
    return tiles() + (fewChannels() ? 0 : Backend.aligned(16 * Winograd.TILES * w.channels()));
  }

  int end() {
    return sums() + (fewChannels() ? 0 : Backend.aligned(16 * Winograd.TILES * filterPanels()));
  }
}
