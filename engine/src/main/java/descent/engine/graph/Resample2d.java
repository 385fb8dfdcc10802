package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.List;

/**
 * Resamples each channel of x (rows, C, H, W) down and across: y = D . x . A^T with D (H', H) and A
 * (W', W) constant; dx += D^T . dy . A. Adaptive average pooling and upsampling are of this kind.
 */
record Resample2d(Tensor x, Sampling down, Sampling across) implements Operation {
  private int channels() {
    return x.shape().size(1);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Resample2d(inputs.get(0), down, across);
  }

  @Override
  public Shape shape() {
    return Shape.rows(channels(), down.out(), across.out());
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  /** D, A, and one image that is resampled down but not yet across. */
  @Override
  public int scratch(Backend backend, int rows) {
    return halfway(0) + down.out() * across.in() * channels();
  }

  private int acrossAt(int scratch) {
    return scratch + Backend.aligned(down.out() * down.in());
  }

  private int halfway(int scratch) {
    return acrossAt(scratch) + Backend.aligned(across.out() * across.in());
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    write(k, down, f.scratch(y));
    write(k, across, acrossAt(f.scratch(y)));
  }

  private static void write(Kernels k, Sampling sampling, int at) {
    for (int o = 0; o < sampling.out(); o++) {
      for (int i = 0; i < sampling.in(); i++) {
        k.fill(1, sampling.weight(o, i), at + o * sampling.in() + i);
      }
    }
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int c = channels();
    int line = across.in() * c;
    int outLine = across.out() * c;
    int d = f.scratch(y);
    int a = acrossAt(d);
    int half = halfway(d);
    for (int image = 0; image < f.rows(); image++) {
      int from = f.at(x) + image * down.in() * line;
      int to = f.at(y) + image * down.out() * outLine;
      k.gemm(
          false, false, down.out(), line, down.in(), d, down.in(), from, line, half, line, false);
      for (int o = 0; o < down.out(); o++) {
        int halfLine = half + o * line;
        k.gemm(
            false,
            false,
            across.out(),
            c,
            across.in(),
            a,
            across.in(),
            halfLine,
            c,
            to + o * outLine,
            c,
            false);
      }
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int c = channels();
    int line = across.in() * c;
    int outLine = across.out() * c;
    int d = f.scratch(y);
    int a = acrossAt(d);
    int half = halfway(d);
    for (int image = 0; image < f.rows(); image++) {
      int dx = f.gradient(x) + image * down.in() * line;
      int dy = f.gradient(y) + image * down.out() * outLine;
      for (int o = 0; o < down.out(); o++) {
        int dyLine = dy + o * outLine;
        int halfLine = half + o * line;
        k.gemm(
            true,
            false,
            across.in(),
            c,
            across.out(),
            a,
            across.in(),
            dyLine,
            c,
            halfLine,
            c,
            false);
      }
      k.gemm(true, false, down.in(), line, down.out(), d, down.in(), half, line, dx, line, true);
    }
  }
}
