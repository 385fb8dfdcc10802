package descent.server.vector;

import static descent.engine.backend.Kernels.NONE;

import descent.engine.backend.Window;

/**
 * Conv2d 3x3 with padding 1, bias, ReLU and MaxPool2d(2) in one pass, and its gradient, image by
 * image. One input channel goes through {@link OneChannel}, several through {@link Winograd}; only
 * the winning position of each pooled window carries a gradient, which {@link SparseGradient} uses.
 */
final class ConvReluPool {
  private ConvReluPool() {}

  static int scratch(Window w, int outChannels) {
    return ConvLayout.of(w, outChannels).size;
  }

  static void prepare(float[] m, Window w, int outChannels, int weight, int bias, int scratch) {
    ConvLayout l = ConvLayout.of(w, outChannels);
    Moving.fill(m, l.work, 0, scratch);
    System.arraycopy(m, bias, m, scratch + l.bias, outChannels);
    for (int o = 0; o < outChannels; o++) {
      for (int c = 0; c < l.channels; c += l.pixel) {
        int count = Math.min(l.pixel, l.channels - c);
        int from = weight + (o * l.channels + c) * 9;
        int to = scratch + l.backward + (o * l.in + c) * 9;
        Transposition.transpose(m, count, 9, from, 9, m, to, l.pixel);
      }
    }
    if (l.in == 1) {
      Transposition.transpose(m, outChannels, 9, weight, 9, m, scratch + l.weight, l.out);
    } else {
      Winograd.prepare(m, l, weight, scratch + l.weight);
    }
  }

  static void forward(
      float[] m, Window w, int outChannels, int images, int x, int y, int argmax, int scratch) {
    ConvLayout l = ConvLayout.of(w, outChannels);
    int outputs = l.windows() * outChannels;
    for (int i = 0; i < images; i++) {
      frame(m, l, x + i * w.image(), scratch + l.image);
      if (l.in == 1) {
        OneChannel.forward(m, l, y + i * outputs, argmax + i * outputs, scratch);
      } else {
        Winograd.forward(m, l, y + i * outputs, argmax + i * outputs, scratch);
      }
    }
  }

  static void backward(
      float[] m,
      Window w,
      int outChannels,
      int images,
      int x,
      int y,
      int dy,
      int argmax,
      int dx,
      int scratch) {
    ConvLayout l = ConvLayout.of(w, outChannels);
    int outputs = l.windows() * outChannels;
    for (int i = 0; i < images; i++) {
      int at = i * outputs;
      frame(m, l, x + i * w.image(), scratch + l.image);
      if (l.in == 1) {
        OneChannel.weightGradient(m, l, y + at, dy + at, argmax + at, scratch);
      } else {
        SparseGradient.weights(m, l, y + at, dy + at, argmax + at, scratch);
      }
      if (dx != NONE) {
        Moving.fill(m, l.work - l.dImage, 0, scratch + l.dImage);
        if (l.in == 1) {
          OneChannel.inputGradient(m, l, y + at, dy + at, argmax + at, scratch);
        } else {
          SparseGradient.input(m, l, y + at, dy + at, argmax + at, scratch);
        }
        unframe(m, l, scratch + l.dImage, dx + i * w.image());
      }
    }
  }

  static void finish(float[] m, Window w, int outChannels, int dWeight, int dBias, int scratch) {
    ConvLayout l = ConvLayout.of(w, outChannels);
    Elementwise.axpy(m, outChannels, 1, scratch + l.dBias, dBias);
    if (l.in == 1) {
      OneChannel.finish(m, l, dWeight, scratch + l.dWeight);
      return;
    }
    for (int o = 0; o < outChannels; o++) {
      for (int c = 0; c < l.channels; c++) {
        int from = scratch + l.dWeight + (o * l.in + c / l.pixel * l.pixel) * 9 + c % l.pixel;
        for (int tap = 0; tap < 9; tap++) {
          m[dWeight + (o * l.channels + c) * 9 + tap] += m[from + tap * l.pixel];
        }
      }
    }
  }

  /** Copies an image, plane by plane, to where a border of zeros stands around it. */
  private static void frame(float[] m, ConvLayout l, int x, int image) {
    int pixel = l.window.pixel();
    for (int c = 0; c < l.channels; c += l.pixel, image += l.plane) {
      int channels = Math.min(l.pixel, l.channels - c);
      for (int r = 0; r < l.rows(); r++) {
        int from = x + r * l.window.width() * pixel + c;
        int to = image + (r + 1) * l.row + l.pixel;
        Moving.copy(m, l.columns(), channels, from, pixel, to, l.pixel, false);
      }
    }
  }

  /** Adds what lies within the border. */
  private static void unframe(float[] m, ConvLayout l, int image, int dx) {
    int pixel = l.window.pixel();
    for (int c = 0; c < l.channels; c += l.pixel, image += l.plane) {
      int channels = Math.min(l.pixel, l.channels - c);
      for (int r = 0; r < l.rows(); r++) {
        int from = image + (r + 1) * l.row + l.pixel;
        int to = dx + r * l.window.width() * pixel + c;
        Moving.copy(m, l.columns(), channels, from, l.pixel, to, pixel, true);
      }
    }
  }
}
