package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * y = f(x . W^T + b) over the last size: x (..., in), W (out, in), b (out), y (..., out). With dz =
 * dy f'(y): dx += dz . W, dW += dz^T . x, db += the column sums of dz.
 *
 * <p>f is IDENTITY, or by {@link Fusion} one whose derivative can be had from its value.
 */
record Affine(Tensor x, Tensor weight, @Nullable Tensor bias, Unary f, double p)
    implements Operation {
  Affine {
    int in = weight.shape().rank() == 2 ? weight.shape().size(1) : Integer.MIN_VALUE;
    if (x.shape().rank() == 0 || x.shape().size(-1) != in) {
      throw new IllegalArgumentException(
          "Linear expects "
              + in
              + " input features, got "
              + x.shape()
              + "; check the layer before it");
    }
    if (bias != null && !bias.shape().equals(Shape.of(weight.shape().size(0)))) {
      throw new IllegalArgumentException(
          "Linear's bias must be [" + weight.shape().size(0) + "], got " + bias.shape());
    }
  }

  private int in() {
    return weight.shape().size(1);
  }

  private int out() {
    return weight.shape().size(0);
  }

  @Override
  public List<Tensor> inputs() {
    return bias == null ? List.of(x, weight) : List.of(x, weight, bias);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Affine(inputs.get(0), inputs.get(1), inputs.size() > 2 ? inputs.get(2) : null, f, p);
  }

  @Override
  public Shape shape() {
    return x.shape().with(-1, out());
  }

  @Override
  public void forward(Kernels k, Frame frame, Tensor y) {
    int rows = frame.elements(y) / out();
    int to = frame.at(y);
    k.gemm(
        false,
        true,
        rows,
        out(),
        in(),
        frame.at(x),
        in(),
        frame.at(weight),
        in(),
        to,
        out(),
        false);
    if (bias != null) {
      k.bias(f, p, rows, out(), to, frame.at(bias), to);
    } else if (f != Unary.IDENTITY) {
      k.map(f, p, rows * out(), to, to);
    }
  }

  @Override
  public void backward(Kernels k, Frame frame, Tensor y) {
    int rows = frame.elements(y) / out();
    int dz = frame.gradient(y);
    if (f != Unary.IDENTITY) { // nobody else reads this gradient: it becomes dz in place
      k.mapGrad(f, p, rows * out(), Kernels.NONE, frame.at(y), dz, dz, false);
    }
    if (frame.wants(weight)) {
      k.gemm(
          true,
          false,
          out(),
          in(),
          rows,
          dz,
          out(),
          frame.at(x),
          in(),
          frame.gradient(weight),
          in(),
          true);
    }
    if (bias != null && frame.wants(bias)) {
      k.sumRows(rows, out(), dz, frame.gradient(bias));
    }
    if (frame.wants(x)) {
      k.gemm(
          false,
          false,
          rows,
          in(),
          out(),
          dz,
          out(),
          frame.at(weight),
          in(),
          frame.gradient(x),
          in(),
          true);
    }
  }
}
