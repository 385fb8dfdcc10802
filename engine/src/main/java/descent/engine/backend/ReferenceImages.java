package descent.engine.backend;

/**
 * Windows over channels-last images; {@code at} is the memory. All five walks visit window
 * positions in the order of their output and pixels in row-major order under each.
 */
final class ReferenceImages {
  private ReferenceImages() {}

  /** What to do with one pixel under one window position. */
  private interface Visit {
    /**
     * @param position the window position in its image, row-major
     * @param tap the place within the window, row-major
     * @param pixel y * width + x, or -1 in the padding
     */
    void accept(int position, int tap, int pixel);
  }

  private static void walk(Window w, Visit visit) {
    for (int outY = 0; outY < w.outH(); outY++) {
      for (int outX = 0; outX < w.outW(); outX++) {
        for (int kernelY = 0; kernelY < w.kernelH(); kernelY++) {
          for (int kernelX = 0; kernelX < w.kernelW(); kernelX++) {
            int y = outY * w.strideH() - w.padH() + kernelY * w.dilationH();
            int x = outX * w.strideW() - w.padW() + kernelX * w.dilationW();
            boolean inside = y >= 0 && y < w.height() && x >= 0 && x < w.width();
            visit.accept(
                outY * w.outW() + outX,
                kernelY * w.kernelW() + kernelX,
                inside ? y * w.width() + x : -1);
          }
        }
      }
    }
  }

  static void im2col(double[] at, Window w, int images, int x, int columns) {
    for (int image = 0; image < images; image++) {
      int from = x + image * w.image();
      int to = columns + image * w.positions() * w.patch();
      walk(
          w,
          (position, tap, pixel) -> {
            for (int c = 0; c < w.channels(); c++) {
              at[to + position * w.patch() + tap * w.channels() + c] =
                  pixel < 0 ? 0 : at[from + pixel * w.pixel() + c];
            }
          });
    }
  }

  static void col2im(double[] at, Window w, int images, int columns, int dx) {
    for (int image = 0; image < images; image++) {
      int from = columns + image * w.positions() * w.patch();
      int to = dx + image * w.image();
      walk(
          w,
          (position, tap, pixel) -> {
            for (int c = 0; c < w.channels() && pixel >= 0; c++) {
              at[to + pixel * w.pixel() + c] +=
                  at[from + position * w.patch() + tap * w.channels() + c];
            }
          });
    }
  }

  static void maxPool(double[] at, Window w, int images, int x, int y, int argmax) {
    int outputs = w.positions() * w.channels();
    for (int image = 0; image < images; image++) {
      int from = x + image * w.image();
      int to = image * outputs;
      for (int i = 0; i < outputs; i++) {
        at[argmax + to + i] = -1;
      }
      walk(
          w,
          (position, tap, pixel) -> {
            for (int c = 0; c < w.channels() && pixel >= 0; c++) {
              int i = to + position * w.channels() + c;
              double value = at[from + pixel * w.pixel() + c];
              if (at[argmax + i] < 0 || value > at[y + i]) {
                at[y + i] = value;
                at[argmax + i] = pixel;
              }
            }
          });
    }
  }

  static void maxPoolGrad(double[] at, Window w, int images, int dy, int argmax, int dx) {
    for (int image = 0; image < images; image++) {
      for (int position = 0; position < w.positions(); position++) {
        for (int c = 0; c < w.channels(); c++) {
          int i = (image * w.positions() + position) * w.channels() + c;
          at[dx + image * w.image() + w.pixel() * (int) at[argmax + i] + c] += at[dy + i];
        }
      }
    }
  }

  static void averagePool(double[] at, Window w, int images, int x, int divisor, int y) {
    for (int image = 0; image < images; image++) {
      int from = x + image * w.image();
      int to = y + image * w.positions() * w.channels();
      for (int i = 0; i < w.positions() * w.channels(); i++) {
        at[to + i] = 0;
      }
      walk(
          w,
          (position, tap, pixel) -> {
            for (int c = 0; c < w.channels() && pixel >= 0; c++) {
              at[to + position * w.channels() + c] += at[from + pixel * w.pixel() + c];
            }
          });
      for (int i = 0; i < w.positions() * w.channels(); i++) {
        at[to + i] /= at[divisor + i / w.channels()];
      }
    }
  }

  static void averagePoolGrad(double[] at, Window w, int images, int dy, int divisor, int dx) {
    for (int image = 0; image < images; image++) {
      int from = dy + image * w.positions() * w.channels();
      int to = dx + image * w.image();
      walk(
          w,
          (position, tap, pixel) -> {
            for (int c = 0; c < w.channels() && pixel >= 0; c++) {
              at[to + pixel * w.pixel() + c] +=
                  at[from + position * w.channels() + c] / at[divisor + position];
            }
          });
    }
  }
}
