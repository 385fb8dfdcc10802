package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Window;
import java.util.List;

/**
 * y = the mean under each window of x (rows, C, H, W); dx += dy / the number of pixels it was the
 * mean of. As in PyTorch, padding counts as pixels when {@code countIncludePad}, but what hangs
 * over the padding's far edge never does.
 */
record AveragePool2d(Tensor x, Window window, boolean countIncludePad) implements Operation {
  static AveragePool2d of(Tensor x, Geometry geometry, boolean countIncludePad) {
    geometry.checkPadding("AvgPool2d");
    return new AveragePool2d(x, geometry.over(x.shape(), x.shape().size(1)), countIncludePad);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new AveragePool2d(inputs.get(0), window, countIncludePad);
  }

  @Override
  public Shape shape() {
    return Shape.rows(window.channels(), window.outH(), window.outW());
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  /** The divisor of each window position. */
  @Override
  public int scratch(Backend backend, int rows) {
    return window.positions();
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    Window w = window;
    for (int i = 0; i < w.outH(); i++) {
      int down = counted(i * w.strideH() - w.padH(), w.kernelH(), w.height(), w.padH());
      for (int j = 0; j < w.outW(); j++) {
        int across = counted(j * w.strideW() - w.padW(), w.kernelW(), w.width(), w.padW());
        k.fill(1, down * across, f.scratch(y) + i * w.outW() + j);
      }
    }
  }

  /** How many places from start on are counted along one axis. */
  private int counted(int start, int kernel, int size, int pad) {
    int end = Math.min(start + kernel, size + pad);
    return countIncludePad ? end - start : Math.min(end, size) - Math.max(start, 0);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    k.averagePool(window, f.rows(), f.at(x), f.scratch(y), f.at(y));
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    k.averagePoolGrad(window, f.rows(), f.gradient(y), f.scratch(y), f.gradient(x));
  }
}
