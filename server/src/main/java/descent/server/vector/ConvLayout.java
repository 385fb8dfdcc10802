package descent.server.vector;

import descent.engine.backend.Backend;
import descent.engine.backend.Window;
import java.util.Arrays;

/**
 * Where things lie in the scratch of {@link ConvReluPool} for one shape, as distances from its
 * beginning. Channels are padded with zeros to whole vectors and the image is framed by a border of
 * zeros. A framed image is a stack of planes, one for each vector of channels, so that neighbouring
 * pixels are neighbouring vectors: constant distances, whose bounds the compiler checks all at
 * once.
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

  /** Channels of a plane of the framed image: those of a vector, or 1. */
  final int pixel;

  /** From a row of a plane to the next. */
  final int row;

  /** From a plane to the next. */
  final int plane;

  /** For one channel (9, out), otherwise as {@link Winograd} wants it. */
  final int weight;

  /** (out). */
  final int bias;

  /** (outChannels, planes, 9, pixel). */
  final int backward;

  /** For one channel (9, out), otherwise as {@link #backward}. */
  final int dWeight;

  /** (out). */
  final int dBias;

  /** (planes, 2 down + 2, 2 across + 2, pixel): what the windows see. */
  final int image;

  /** Its gradient. */
  final int dImage;

  /** What one kernel keeps while it works on one image, or a part of it. */
  final int work;

  final int size;

  /** The upper left pixel that each window sees, from the beginning of the framed image. */
  final int[] corners;

  private ConvLayout(Window window, int outChannels) {
    this.window = window;
    this.outChannels = outChannels;
    channels = window.channels();
    in = channels == 1 ? 1 : Winograd.paddedIn(channels);
    out = Simd.padded(outChannels);
    across = window.width() / 2;
    down = window.height() / 2;
    pixel = Math.min(in, Simd.LENGTH);
    row = (2 * across + 2) * pixel;
    plane = Backend.aligned((2 * down + 2) * row);
    int planes = in / pixel * plane;
    int kernels = in == 1 ? 9 * out : Winograd.weights(channels, outChannels);
    weight = 0;
    bias = weight + Backend.aligned(kernels);
    backward = bias + Backend.aligned(out);
    dWeight = backward + Backend.aligned(outChannels * 9 * in);
    dBias = dWeight + Backend.aligned(9 * Math.max(out, outChannels * in));
    image = dBias + Backend.aligned(out);
    dImage = image + planes;
    work = dImage + planes;
    size = work + Winograd.work(channels, outChannels);
    corners = new int[windows()];
    for (int p = 0; p < corners.length; p++) {
      corners[p] = p / across * 2 * row + p % across * 2 * pixel;
    }
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
    ConvLayout[] more = Arrays.copyOf(known, known.length + 1);
    more[known.length] = layout;
    known = more;
    return layout;
  }

  /** Pooled windows of one image. */
  int windows() {
    return across * down;
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
