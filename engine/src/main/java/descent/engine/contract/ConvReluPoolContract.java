package descent.engine.contract;

import descent.engine.backend.Kernels;
import descent.engine.backend.ReferenceBackend;
import descent.engine.backend.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Demands on the fused convolution. What it keeps in scratch and argmax is the backend's own, so it
 * is judged by whole steps: prepare, two micro-batches forward and backward, finish.
 */
final class ConvReluPoolContract {
  /** Winograd's transforms add about four terms where a direct convolution adds one. */
  private static final int WINOGRAD = 4;

  private ConvReluPoolContract() {}

  static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    for (String kernel :
        List.of("convReluPoolPrepare", "convReluPool", "convReluPoolGrad", "convReluPoolFinish")) {
      cases.add(
          ContractCase.of(
              kernel,
              "in a step",
              backend -> {
                for (int[] size : sizes()) {
                  Window w = Window.tiles(size[0], size[1], size[2], 2);
                  boolean aligned = size[3] % 2 == 0;
                  String description = w + ", " + size[3] + " filters";
                  step(new Trial(backend, aligned, description), w, size[3], kernel);
                }
              }));
    }
    cases.add(
        ContractCase.of(
            "convReluPool",
            "first of equal maxima",
            backend -> {
              for (int channels : new int[] {1, 2, 4, 16}) {
                for (int filters : new int[] {1, 4, 5, 16}) {
                  Window w = Window.tiles(channels, 6, 8, 2);
                  ties(new Trial(backend, true, w + ", " + filters + " filters"), w, filters);
                }
              }
            }));
    return cases;
  }

  /** Channels, height, width, filters. */
  private static List<int[]> sizes() {
    List<int[]> sizes = new ArrayList<>();
    for (int channels : new int[] {1, 2, 3, 5, 8, 12, 16, 17}) {
      for (int filters : new int[] {1, 3, 4, 8, 12, 16, 31, 32}) {
        sizes.add(new int[] {channels, 4, 6, filters});
      }
    }
    for (int[] image :
        new int[][] {{2, 2}, {2, 8}, {10, 4}, {14, 14}, {20, 20}, {28, 28}, {5, 7}, {7, 6}}) {
      sizes.add(new int[] {1, image[0], image[1], 5});
      sizes.add(new int[] {5, image[0], image[1], 12});
      sizes.add(new int[] {16, image[0], image[1], 32});
    }
    return sizes;
  }

  /**
   * One step. Each kernel's case looks at what that kernel is for; all of them need the others to
   * work.
   */
  private static void step(Trial t, Window w, int filters, String kernel) {
    int images = w.height() < 10 ? 3 : 1;
    int outputs = images * (w.height() / 2) * (w.width() / 2) * filters;
    int weights = filters * w.channels() * 9;
    boolean withDx = !kernel.equals("convReluPoolFinish");
    int weight = t.input(weights);
    int bias = t.input(filters);
    int scratch = scratch(t, w, filters);
    int x = t.input(2 * images * w.image());
    int y = t.output(2 * outputs);
    int dy = t.input(2 * outputs);
    int argmax = t.scratch(outputs);
    int dx = withDx ? t.output(2 * images * w.image()) : Kernels.NONE;
    int dWeight = t.output(weights);
    int dBias = t.output(filters);
    t.check(
        WINOGRAD * Trial.sumOf(9 * w.channels() + 2 * outputs / filters),
        k -> {
          k.convReluPoolPrepare(w, filters, weight, bias, scratch);
          for (int batch = 0; batch < 2; batch++) {
            int xs = x + batch * images * w.image();
            int dxs = withDx ? dx + batch * images * w.image() : Kernels.NONE;
            int ys = y + batch * outputs;
            int dys = dy + batch * outputs;
            k.convReluPool(w, filters, images, xs, ys, argmax, scratch);
            k.convReluPoolGrad(w, filters, images, xs, ys, dys, argmax, dxs, scratch);
          }
          k.convReluPoolFinish(w, filters, dWeight, dBias, scratch);
        });
  }

  /** Small integers, exact in every algorithm, so that equal maxima are truly equal. */
  private static void ties(Trial t, Window w, int filters) {
    int weights = filters * w.channels() * 9;
    int outputs = (w.height() / 2) * (w.width() / 2) * filters;
    int weight = t.indices(weights, 2);
    int bias = t.indices(filters, 3);
    int x = t.indices(w.image(), 3);
    int dy = t.indices(outputs, 5);
    int scratch = scratch(t, w, filters);
    int y = t.output(outputs);
    int argmax = t.scratch(outputs);
    int dx = t.inPlace(t.indices(w.image(), 5), w.image());
    int dWeight = t.inPlace(t.indices(weights, 5), weights);
    int dBias = t.inPlace(t.indices(filters, 5), filters);
    t.check(
        Trial.EXACT,
        k -> {
          k.convReluPoolPrepare(w, filters, weight, bias, scratch);
          k.convReluPool(w, filters, 1, x, y, argmax, scratch);
          k.convReluPoolGrad(w, filters, 1, x, y, dy, argmax, dx, scratch);
          k.convReluPoolFinish(w, filters, dWeight, dBias, scratch);
        });
  }

  /** As much as the greedier of the two backends wants. */
  private static int scratch(Trial t, Window w, int filters) {
    int reference = new ReferenceBackend().convReluPoolScratch(w, filters);
    return t.scratch(Math.max(reference, t.backend().convReluPoolScratch(w, filters)));
  }
}
