package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The transpose of a cross-correlation: x (rows, C, H, W), W (C, O / groups, kh, kw), b (O), y
 * (rows, O, H', W'). Each pixel of x paints its window of y.
 *
 * <p>Image by image and group by group: columns(H W, kh kw O / groups) = x . W', y =
 * col2im(columns) + b, where W' is the weight with its channels last, packed once a step, and the
 * window slides over y. dcolumns = im2col(dy), dx += dcolumns . W'^T, dW' += x^T . dcolumns, db +=
 * the column sums of dy.
 */
record ConvTranspose2d(Tensor x, Tensor weight, @Nullable Tensor bias, Window window, int groups)
    implements Operation {
  static ConvTranspose2d of(
      Tensor x,
      Tensor weight,
      @Nullable Tensor bias,
      Geometry g,
      int outputPadH,
      int outputPadW,
      int groups) {
    int channels = x.shape().size(1);
    if (groups < 1 || channels % groups != 0 || weight.shape().size(0) != channels) {
      throw new IllegalArgumentException(
          "ConvTranspose2d expects "
              + weight.shape().size(0)
              + " input channels in "
              + groups
              + " groups, got "
              + channels
              + " (shape "
              + x.shape()
              + ")");
    }
    if (outputPadH >= Math.max(g.strideH(), g.dilationH())
        || outputPadW >= Math.max(g.strideW(), g.dilationW())) {
      throw new IllegalArgumentException(
          "ConvTranspose2d's output padding must be smaller than its stride or dilation, but is "
              + outputPadH
              + "x"
              + outputPadW);
    }
    int perGroup = weight.shape().size(1);
    Shape s = x.shape();
    Window window =
        new Window(
            perGroup,
            perGroup * groups,
            painted(s.size(2), g.kernelH(), g.strideH(), g.padH(), g.dilationH()) + outputPadH,
            painted(s.size(3), g.kernelW(), g.strideW(), g.padW(), g.dilationW()) + outputPadW,
            g.kernelH(),
            g.kernelW(),
            g.strideH(),
            g.strideW(),
            g.padH(),
            g.padW(),
            g.dilationH(),
            g.dilationW(),
            s.size(2),
            s.size(3));
    return new ConvTranspose2d(x, weight, bias, window, groups);
  }

  /** The size that windows at so many positions cover, less the padding. */
  private static int painted(int positions, int kernel, int stride, int pad, int dilation) {
    int size = (positions - 1) * stride - 2 * pad + dilation * (kernel - 1) + 1;
    if (size < 1) {
      throw new IllegalArgumentException(
          "ConvTranspose2d's padding of " + pad + " leaves nothing of an image of " + positions);
    }
    return size;
  }

  private int in() {
    return x.shape().size(1);
  }

  private int weights() {
    return Backend.aligned(weight.shape().perRow());
  }

  @Override
  public List<Tensor> inputs() {
    return bias == null ? List.of(x, weight) : List.of(x, weight, bias);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new ConvTranspose2d(
        inputs.get(0), inputs.get(1), inputs.size() > 2 ? inputs.get(2) : null, window, groups);
  }

  @Override
  public Shape shape() {
    return Shape.rows(window.pixel(), window.height(), window.width());
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  /** The weight and its gradient with channels last, and the columns of one image. */
  @Override
  public int scratch(Backend backend, int rows) {
    return 2 * weights() + window.positions() * window.patch();
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    Window w = window;
    int packed = f.scratch(y);
    for (int c = 0; c < in(); c++) {
      int at = c * w.patch();
      k.transpose(w.channels(), w.kernelH() * w.kernelW(), f.at(weight) + at, packed + at, false);
    }
    k.fill(weights(), 0, packed + weights());
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    Window w = window;
    int packed = f.scratch(y);
    int columns = packed + 2 * weights();
    int perGroup = in() / groups;
    k.fill(f.elements(y), 0, f.at(y));
    for (int i = 0; i < f.rows(); i++) {
      for (int g = 0; g < groups; g++) {
        k.gemm(
            false,
            false,
            w.positions(),
            w.patch(),
            perGroup,
            f.at(x) + i * w.positions() * in() + g * perGroup,
            in(),
            packed + g * perGroup * w.patch(),
            w.patch(),
            columns,
            w.patch(),
            false);
        k.col2im(w, 1, columns, f.at(y) + i * w.image() + g * w.channels());
      }
    }
    if (bias != null) {
      int pixels = f.rows() * w.height() * w.width();
      k.bias(Unary.IDENTITY, 0, pixels, w.pixel(), f.at(y), f.at(bias), f.at(y));
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    Window w = window;
    int packed = f.scratch(y);
    int dPacked = packed + weights();
    int dColumns = dPacked + weights();
    int perGroup = in() / groups;
    for (int i = 0; i < f.rows(); i++) {
      for (int g = 0; g < groups; g++) {
        int pixels = i * w.positions() * in() + g * perGroup;
        int filters = g * perGroup * w.patch();
        k.im2col(w, 1, f.gradient(y) + i * w.image() + g * w.channels(), dColumns);
        if (f.wants(weight)) {
          k.gemm(
              true,
              false,
              perGroup,
              w.patch(),
              w.positions(),
              f.at(x) + pixels,
              in(),
              dColumns,
              w.patch(),
              dPacked + filters,
              w.patch(),
              true);
        }
        if (f.wants(x)) {
          k.gemm(
              false,
              true,
              w.positions(),
              perGroup,
              w.patch(),
              dColumns,
              w.patch(),
              packed + filters,
              w.patch(),
              f.gradient(x) + pixels,
              in(),
              true);
        }
      }
    }
    if (bias != null && f.wants(bias)) {
      int pixels = f.rows() * w.height() * w.width();
      k.sumRows(pixels, w.pixel(), f.gradient(y), f.gradient(bias));
    }
  }

  @Override
  public void finish(Kernels k, Frame f, Tensor y) {
    if (!f.wants(weight)) {
      return;
    }
    Window w = window;
    int dPacked = f.scratch(y) + weights();
    for (int c = 0; c < in(); c++) {
      int at = c * w.patch();
      k.transpose(
          w.kernelH() * w.kernelW(), w.channels(), dPacked + at, f.gradient(weight) + at, true);
    }
  }
}
