package descent.engine.backend;

/**
 * Conv2d(3x3, padding 1), bias, ReLU and MaxPool2d(2) as one kernel, by direct loops. Scratch holds
 * weight and bias in PyTorch's order and then their gradients alike; argmax holds 0 to 3, the
 * winner's place in its 2x2 window, row-major.
 */
final class ReferenceConvReluPool {
  private ReferenceConvReluPool() {}

  /** Weight and bias, twice. */
  static int scratch(Window w, int outChannels) {
    return 2 * parameters(w, outChannels);
  }

  private static int parameters(Window w, int outChannels) {
    return outChannels * w.channels() * 9 + outChannels;
  }

  static void prepare(double[] at, Window w, int outChannels, int weight, int bias, int scratch) {
    int weights = outChannels * w.channels() * 9;
    System.arraycopy(at, weight, at, scratch, weights);
    System.arraycopy(at, bias, at, scratch + weights, outChannels);
    int gradients = scratch + parameters(w, outChannels);
    for (int i = 0; i < parameters(w, outChannels); i++) {
      at[gradients + i] = 0;
    }
  }

  static void forward(
      double[] at, Window w, int outChannels, int images, int x, int y, int argmax, int scratch) {
    int bias = scratch + outChannels * w.channels() * 9;
    int outputs = images * (w.height() / 2) * (w.width() / 2) * outChannels;
    for (int i = 0; i < outputs; i++) {
      int filter = i % outChannels;
      int winner = 0;
      double best = convolve(at, w, outChannels, i, 0, x, scratch);
      for (int place = 1; place < 4; place++) {
        double value = convolve(at, w, outChannels, i, place, x, scratch);
        if (value > best) {
          best = value;
          winner = place;
        }
      }
      best += at[bias + filter];
      at[y + i] = best <= 0 ? 0 : best;
      at[argmax + i] = winner;
    }
  }

  /** The convolution, without its bias, at one place of the window under output i. */
  private static double convolve(
      double[] at, Window w, int outChannels, int i, int place, int x, int weight) {
    int filter = i % outChannels;
    double sum = 0;
    for (int tap = 0; tap < 9; tap++) {
      int pixel = pixel(w, i / outChannels, place, tap);
      for (int c = 0; c < w.channels() && pixel >= 0; c++) {
        sum += at[weight + (filter * w.channels() + c) * 9 + tap] * at[x + pixel * w.pixel() + c];
      }
    }
    return sum;
  }

  /**
   * The pixel, counted through all images, under one tap of the 3x3 kernel at one place of a 2x2
   * window, or -1 in the padding.
   */
  private static int pixel(Window w, int window, int place, int tap) {
    int outW = w.width() / 2;
    int outH = w.height() / 2;
    int image = window / (outH * outW);
    int y = 2 * (window / outW % outH) + place / 2 + tap / 3 - 1;
    int x = 2 * (window % outW) + place % 2 + tap % 3 - 1;
    boolean inside = y >= 0 && y < w.height() && x >= 0 && x < w.width();
    return inside ? (image * w.height() + y) * w.width() + x : -1;
  }

  static void backward(
      double[] at,
      Window w,
      int outChannels,
      int images,
      int x,
      int y,
      int dy,
      int argmax,
      int dx,
      int scratch) {
    int dWeight = scratch + parameters(w, outChannels);
    int dBias = dWeight + outChannels * w.channels() * 9;
    int outputs = images * (w.height() / 2) * (w.width() / 2) * outChannels;
    for (int i = 0; i < outputs; i++) {
      if (!(at[y + i] > 0)) {
        continue;
      }
      int filter = i % outChannels;
      double gradient = at[dy + i];
      at[dBias + filter] += gradient;
      for (int tap = 0; tap < 9; tap++) {
        int pixel = pixel(w, i / outChannels, (int) at[argmax + i], tap);
        for (int c = 0; c < w.channels() && pixel >= 0; c++) {
          int k = (filter * w.channels() + c) * 9 + tap;
          int from = pixel * w.pixel() + c;
          at[dWeight + k] += gradient * at[x + from];
          if (dx != Kernels.NONE) {
            at[dx + from] += gradient * at[scratch + k];
          }
        }
      }
    }
  }

  static void finish(double[] at, Window w, int outChannels, int dWeight, int dBias, int scratch) {
    int weights = outChannels * w.channels() * 9;
    int gradients = scratch + parameters(w, outChannels);
    for (int i = 0; i < weights; i++) {
      at[dWeight + i] += at[gradients + i];
    }
    for (int i = 0; i < outChannels; i++) {
      at[dBias + i] += at[gradients + weights + i];
    }
  }
}
