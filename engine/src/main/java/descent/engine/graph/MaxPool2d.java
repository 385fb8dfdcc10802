package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Window;
import java.util.List;

/**
 * y = the maximum under each window of x (rows, C, H, W), the first among equals; dx += dy where it
 * was.
 */
record MaxPool2d(Tensor x, Window window) implements Operation {
  static MaxPool2d of(Tensor x, Geometry geometry) {
    geometry.checkPadding("MaxPool2d");
    return new MaxPool2d(x, geometry.over(x.shape(), x.shape().size(1)));
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new MaxPool2d(inputs.get(0), window);
  }

  @Override
  public Shape shape() {
    return Shape.rows(window.channels(), window.outH(), window.outW());
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  @Override
  public int scratch(Backend backend, int rows) {
    return shape().elements(rows);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    k.maxPool(window, f.rows(), f.at(x), f.at(y), f.scratch(y));
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    k.maxPoolGrad(window, f.rows(), f.gradient(y), f.scratch(y), f.gradient(x));
  }
}
