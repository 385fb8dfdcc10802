package descent.server.vector;

import descent.engine.backend.Backend;
import descent.engine.backend.Window;

/**
 * Where things lie in the scratch of {@link ConvReluPool} for one shape, as distances from its
 * beginning. Channels are padded with zeros to whole vectors, the image is framed by a border of
 * zeros, and all weights are in the order in which the vectors read them.
 */
final class ConvLayout {
  /** The 4 x 4 numbers of a window after its Winograd transform. */
  static final int FREQUENCIES = 16;

  private static volatile ConvLayout[] known = {};

  final Window window;
  final int channels;
  final int outChannels;

  /** Channels of the framed image: padded, or 1. */
  final int in;

  /** Output channels, padded. */
  final int out;

  /** Pooled windows across and down. */
  final int across;

  final int down;

  /** From a row of the framed image to the next. */
  final int row;

  /** For one channel (9, out), otherwise the transformed (FREQUENCIES, in, out). */
  final int weight;

  /** (out). */
  final int bias;

  /** (outChannels, 9, in). */
  final int backward;

  /** For one channel (9, out), otherwise (outChannels, 9, in). */
  final int dWeight;

  /** (out). */
  final int dBias;

  /** (2 down + 2, 2 across + 2, in): what the windows see. */
  final int image;

  /** Its gradient. */
  final int dImage;

  /** What one kernel keeps while it works on one image, or a part of it. */
  final int work;

  final int size;

  private ConvLayout(Window window, int outChannels) {
    this.window = window;
    this.outChannels = outChannels;
    channels = window.channels();
    in = channels == 1 ? 1 : Simd.padded(channels);
    out = Simd.padded(outChannels);
    across = window.width() / 2;
    down = window.height() / 2;
    row = (2 * across + 2) * in;
    int pixels = Backend.aligned((2 * down + 2) * row);
    int kernels = in == 1 ? 9 * out : FREQUENCIES * in * out;
    weight = 0;
    bias = weight + Backend.aligned(kernels);
    backward = bias + Backend.aligned(out);
    dWeight = backward + Backend.aligned(outChannels * 9 * in);
    dBias = dWeight + Backend.aligned(9 * Math.max(out, outChannels * in));
    image = dBias + Backend.aligned(out);
    dImage = image + pixels;
    work = dImage + pixels;
    size = work + Math.max(Winograd.work(in, out), SparseGradient.work(windows(), out));
  }

  /** The layout of a shape; made once. */
  static ConvLayout of(Window window, int outChannels) {
    for (ConvLayout layout : known) {
      if (layout.outChannels == outChannels && layout.window.equals(window)) {
        return layout;
      }
    }
    return add(new ConvLayout(window, outChannels));
  }

  private static synchronized ConvLayout add(ConvLayout layout) {
    ConvLayout[] more = java.util.Arrays.copyOf(known, known.length + 1);
    more[known.length] = layout;
    known = more;
    return layout;
  }

  /** Pooled windows of one image. */
  int windows() {
    return across * down;
  }

  /** The upper left pixel that a window sees, from the beginning of the framed image. */
  int corner(int window) {
    return window / across * 2 * row + window % across * 2 * in;
  }

  /** Rows of the image that the windows see. */
  int rows() {
    return Math.min(window.height(), 2 * down + 1);
  }

  /** Columns of the image that the windows see. */
  int columns() {
    return Math.min(window.width(), 2 * across + 1);
  }
}
