package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cross-correlation: x (rows, C, H, W), W (O, C / groups, kh, kw), b (O), y (rows, O, H', W').
 *
 * <p>Image by image and group by group: columns(H' W', kh kw C / groups) = im2col(x), y = columns .
 * W'^T + b, where W' is the weight with its channels last, packed once a step. dW' += dy^T .
 * columns, dx += col2im(dy . W'), db += the column sums of dy.
 */
record Conv2d(Tensor x, Tensor weight, @Nullable Tensor bias, Window window, int groups)
    implements Operation {
  Conv2d {
    int channels = x.shape().size(1);
    Shape w = weight.shape();
    if (groups < 1 || channels % groups != 0 || w.size(0) % groups != 0) {
      throw new IllegalArgumentException(
          "Conv2d's groups must divide its channels, but "
              + groups
              + " does not divide "
              + channels
              + " and "
              + w.size(0));
    }
    if (w.size(1) != channels / groups) {
      throw new IllegalArgumentException(
          "Conv2d expects "
              + w.size(1) * groups
              + " input channels, got "
              + channels
              + " (shape "
              + x.shape()
              + ")");
    }
  }

  static Conv2d of(Tensor x, Tensor weight, @Nullable Tensor bias, Geometry geometry, int groups) {
    return new Conv2d(x, weight, bias, geometry.over(x.shape(), weight.shape().size(1)), groups);
  }

  private int out() {
    return weight.shape().size(0);
  }

  /** The weight and its gradient with channels last, the columns of one image, their gradient. */
  private int weights() {
    return Backend.aligned(weight.shape().perRow());
  }

  private int columns(Window w) {
    return Backend.aligned(w.positions() * w.patch());
  }

  @Override
  public List<Tensor> inputs() {
    return bias == null ? List.of(x, weight) : List.of(x, weight, bias);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Conv2d(
        inputs.get(0), inputs.get(1), inputs.size() > 2 ? inputs.get(2) : null, window, groups);
  }

  @Override
  public Shape shape() {
    Window w = window;
    return Shape.rows(out(), w.outH(), w.outW());
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  @Override
  public int scratch(Backend backend, int rows) {
    return 2 * weights() + 2 * columns(window);
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    Window w = window;
    int packed = f.scratch(y);
    for (int o = 0; o < out(); o++) {
      int at = o * w.patch();
      k.transpose(w.channels(), w.kernelH() * w.kernelW(), f.at(weight) + at, packed + at, false);
    }
    k.fill(weights(), 0, packed + weights());
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    Window w = window;
    int packed = f.scratch(y);
    int columns = packed + 2 * weights();
    int perGroup = out() / groups;
    for (int i = 0; i < f.rows(); i++) {
      for (int g = 0; g < groups; g++) {
        k.im2col(w, 1, f.at(x) + i * w.image() + g * w.channels(), columns);
        k.gemm(
            false,
            true,
            w.positions(),
            perGroup,
            w.patch(),
            columns,
            w.patch(),
            packed + g * perGroup * w.patch(),
            w.patch(),
            f.at(y) + i * w.positions() * out() + g * perGroup,
            out(),
            false);
      }
    }
    if (bias != null) {
      k.bias(Unary.IDENTITY, 0, f.rows() * w.positions(), out(), f.at(y), f.at(bias), f.at(y));
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    Window w = window;
    int packed = f.scratch(y);
    int dPacked = packed + weights();
    int columns = dPacked + weights();
    int dColumns = columns + columns(w);
    int perGroup = out() / groups;
    for (int i = 0; i < f.rows(); i++) {
      for (int g = 0; g < groups; g++) {
        int image = i * w.image() + g * w.channels();
        int dy = f.gradient(y) + i * w.positions() * out() + g * perGroup;
        int filters = g * perGroup * w.patch();
        if (f.wants(weight)) {
          k.im2col(w, 1, f.at(x) + image, columns);
          k.gemm(
              true,
              false,
              perGroup,
              w.patch(),
              w.positions(),
              dy,
              out(),
              columns,
              w.patch(),
              dPacked + filters,
              w.patch(),
              true);
        }
        if (f.wants(x)) {
          k.gemm(
              false,
              false,
              w.positions(),
              w.patch(),
              perGroup,
              dy,
              out(),
              packed + filters,
              w.patch(),
              dColumns,
              w.patch(),
              false);
          k.col2im(w, 1, dColumns, f.gradient(x) + image);
        }
      }
    }
    if (bias != null && f.wants(bias)) {
      k.sumRows(f.rows() * w.positions(), out(), f.gradient(y), f.gradient(bias));
    }
  }

  @Override
  public void finish(Kernels k, Frame f, Tensor y) {
    if (!f.wants(weight)) {
      return;
    }
    Window w = window;
    int dPacked = f.scratch(y) + weights();
    for (int o = 0; o < out(); o++) {
      int at = o * w.patch();
      k.transpose(
          w.kernelH() * w.kernelW(), w.channels(), dPacked + at, f.gradient(weight) + at, true);
    }
  }
}
