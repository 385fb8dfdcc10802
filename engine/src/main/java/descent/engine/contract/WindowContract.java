package descent.engine.contract;

import descent.engine.backend.Window;
import java.util.ArrayList;
import java.util.List;

/** Demands on kernels that slide a window over channels-last images. */
final class WindowContract {
  private static final int IMAGES = 2;

  private WindowContract() {}

  /** A demand on a window. */
  private interface OnWindow {
    void check(Trial trial, Window w);
  }

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    cases.add(
        onWindows(
            "im2col",
            "",
            (t, w) -> {
              int x = t.input(IMAGES * w.image());
              int columns = t.output(IMAGES * w.positions() * w.patch());
              t.check(Trial.EXACT, k -> k.im2col(w, IMAGES, x, columns));
            }));
    cases.add(
        onWindows(
            "col2im",
            "",
            (t, w) -> {
              int columns = t.input(IMAGES * w.positions() * w.patch());
              int dx = pixels(t, w);
              t.check(Trial.sumOf(taps(w)), k -> k.col2im(w, IMAGES, columns, dx));
            }));
    cases.add(onWindows("maxPool", "", (t, w) -> maxPool(t, w, t.input(IMAGES * w.image()))));
    cases.add(
        onWindows(
            "maxPool", "with ties", (t, w) -> maxPool(t, w, t.indices(IMAGES * w.image(), 3))));
    cases.add(onWindows("maxPoolGrad", "", WindowContract::maxPoolGrad));
    cases.add(
        onWindows(
            "averagePool",
            "",
            (t, w) -> {
              int x = t.input(IMAGES * w.image());
              int divisor = divisors(t, w);
              int y = t.output(outputs(w));
              t.check(Trial.sumOf(taps(w)), k -> k.averagePool(w, IMAGES, x, divisor, y));
            }));
    cases.add(
        onWindows(
            "averagePoolGrad",
            "",
            (t, w) -> {
              int dy = t.input(outputs(w));
              int divisor = divisors(t, w);
              int dx = pixels(t, w);
              t.check(Trial.sumOf(taps(w)), k -> k.averagePoolGrad(w, IMAGES, dy, divisor, dx));
            }));
    return cases;
  }

  private static void maxPool(Trial t, Window w, int x) {
    int y = t.output(outputs(w));
    int argmax = t.output(outputs(w));
    t.check(Trial.EXACT, k -> k.maxPool(w, IMAGES, x, y, argmax));
  }

  private static void maxPoolGrad(Trial t, Window w) {
    int x = t.input(IMAGES * w.image());
    int y = t.output(outputs(w));
    int argmax = t.output(outputs(w));
    int dy = t.input(outputs(w));
    int dx = pixels(t, w);
    t.check(
        Trial.sumOf(taps(w)),
        k -> {
          k.maxPool(w, IMAGES, x, y, argmax);
          k.maxPoolGrad(w, IMAGES, dy, argmax, dx);
        });
  }

  /** Images to be written where the window sees them; the other groups' channels are guarded. */
  private static int pixels(Trial t, Window w) {
    return t.output(IMAGES * w.height() * w.width(), w.channels(), w.pixel());
  }

  private static int divisors(Trial t, Window w) {
    double[] divisors = new double[w.positions()];
    for (int i = 0; i < divisors.length; i++) {
      divisors[i] = 1 + i % 9;
    }
    return t.values(divisors);
  }

  private static int outputs(Window w) {
    return IMAGES * w.positions() * w.channels();
  }

  private static int taps(Window w) {
    return w.kernelH() * w.kernelW();
  }

  private static ContractCase onWindows(String kernel, String variant, OnWindow demand) {
    return ContractCase.of(
        kernel,
        variant,
        backend -> {
          for (int channels : new int[] {1, 2, 3, 4, 5, 8, 15, 16, 17, 33}) {
            for (int groups : new int[] {1, 2}) {
              for (Window w : windows(channels, groups * channels)) {
                demand.check(new Trial(backend, groups == 1, w.toString()), w);
              }
            }
          }
        });
  }

  private static List<Window> windows(int channels, int pixel) {
    return List.of(
        window(channels, pixel, 5, 7, 3, 3, 1, 1, 1, 1, 1, 1),
        window(channels, pixel, 6, 4, 2, 2, 2, 2, 0, 0, 1, 1),
        window(channels, pixel, 7, 5, 2, 2, 2, 2, 0, 0, 1, 1),
        window(channels, pixel, 9, 8, 3, 2, 2, 3, 1, 0, 1, 2),
        window(channels, pixel, 3, 3, 5, 5, 1, 2, 2, 2, 1, 1),
        window(channels, pixel, 4, 3, 1, 1, 1, 1, 0, 0, 1, 1),
        window(channels, pixel, 3, 4, 3, 4, 1, 1, 0, 0, 1, 1),
        window(channels, pixel, 8, 9, 3, 3, 2, 2, 1, 1, 2, 2));
  }

  /** PyTorch's output size: floor((size + 2 padding - dilation (kernel - 1) - 1) / stride) + 1. */
  private static Window window(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW) {
    int outH = (height + 2 * padH - dilationH * (kernelH - 1) - 1) / strideH + 1;
    int outW = (width + 2 * padW - dilationW * (kernelW - 1) - 1) / strideW + 1;
    return new Window(
        channels, pixel, height, width, kernelH, kernelW, strideH, strideW, padH, padW, dilationH,
        dilationW, outH, outW);
  }
}
