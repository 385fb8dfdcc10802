package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Window;
import java.util.List;

/**
 * Conv2d(3x3, stride 1, padding 1), ReLU and MaxPool2d(2) as one: x (rows, C, H, W), W (O, C, 3,
 * 3), b (O), y (rows, O, H / 2, W / 2). Made by {@link Fusion}: only the winning quarter of the
 * convolution carries a gradient, which the backend's kernel uses.
 */
record ConvReluPool(Tensor x, Tensor weight, Tensor bias, Window window) implements Operation {
  private int out() {
    return weight.shape().size(0);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x, weight, bias);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new ConvReluPool(inputs.get(0), inputs.get(1), inputs.get(2), window);
  }

  @Override
  public Shape shape() {
    return Shape.rows(out(), window.height() / 2, window.width() / 2);
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  /** The argmax of as many rows as the frame can hold, then the kernel's own scratch. */
  @Override
  public int scratch(Backend backend, int rows) {
    return Backend.aligned(shape().elements(rows)) + backend.convReluPoolScratch(window, out());
  }

  private int argmax(Frame f, Tensor y) {
    return f.scratch(y);
  }

  private int kernelScratch(Frame f, Tensor y) {
    return f.scratch(y) + Backend.aligned(y.shape().elements(f.capacity()));
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    k.convReluPoolPrepare(window, out(), f.at(weight), f.at(bias), kernelScratch(f, y));
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    k.convReluPool(window, out(), f.rows(), f.at(x), f.at(y), argmax(f, y), kernelScratch(f, y));
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    k.convReluPoolGrad(
        window,
        out(),
        f.rows(),
        f.at(x),
        f.at(y),
        f.gradient(y),
        argmax(f, y),
        f.gradient(x),
        kernelScratch(f, y));
  }

  @Override
  public void finish(Kernels k, Frame f, Tensor y) {
    if (f.wants(weight) && f.wants(bias)) {
      k.convReluPoolFinish(
          window, out(), f.gradient(weight), f.gradient(bias), kernelScratch(f, y));
    }
  }
}
