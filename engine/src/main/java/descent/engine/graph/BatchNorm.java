package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * y = (x - mean) / sqrt(variance + eps) * gain + shift, channel by channel of x (rows, C) or (rows,
 * C, H, W).
 *
 * <p>In training mean and (biased) variance are the batch's own, over rows and pixels, and each
 * forward moves the running statistics towards them by {@code momentum}: running = (1 - momentum)
 * running + momentum batch, with the unbiased variance. In evaluation they are the running ones.
 */
record BatchNorm(
    Tensor x,
    @Nullable Tensor gain,
    @Nullable Tensor shift,
    RunningStatistics running,
    double eps,
    double momentum,
    boolean training)
    implements Operation {
  BatchNorm {
    int rank = x.shape().rank();
    int channels = running.mean().shape().perRow();
    if (!(rank == 2 || rank == 4) || x.shape().size(1) != channels) {
      throw new IllegalArgumentException(
          "BatchNorm expects (rows, "
              + channels
              + ") or (rows, "
              + channels
              + ", height, width), got "
              + x.shape());
    }
  }

  private int channels() {
    return x.shape().size(1);
  }

  @Override
  public List<Tensor> inputs() {
    List<Tensor> inputs = new ArrayList<>();
    inputs.add(x);
    inputs.add(running.mean());
    inputs.add(running.variance());
    inputs.add(running.batches());
    if (gain != null && shift != null) {
      inputs.add(gain);
      inputs.add(shift);
    }
    return inputs;
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    boolean affine = inputs.size() > 4;
    return new BatchNorm(
        inputs.get(0),
        affine ? inputs.get(4) : null,
        affine ? inputs.get(5) : null,
        new RunningStatistics(inputs.get(1), inputs.get(2), inputs.get(3)),
        eps,
        momentum,
        training);
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  @Override
  public boolean channelsLast() {
    return x.operation().channelsLast();
  }

  @Override
  public boolean spansBatch() {
    return training;
  }

  /** The batch's mean and variance, ones and zeros. */
  @Override
  public int scratch(Backend backend, int rows) {
    return 4 * block();
  }

  private int block() {
    return Backend.aligned(channels());
  }

  private int mean(Frame f, Tensor y) {
    return training ? f.scratch(y) : f.at(running.mean());
  }

  private int variance(Frame f, Tensor y) {
    return training ? f.scratch(y) + block() : f.at(running.variance());
  }

  private int gain(Frame f, Tensor y) {
    return gain != null ? f.at(gain) : f.scratch(y) + 2 * block();
  }

  private int shift(Frame f, Tensor y) {
    return shift != null ? f.at(shift) : f.scratch(y) + 3 * block();
  }

  @Override
  public void prepare(Kernels k, Frame f, Tensor y) {
    k.fill(channels(), 1, f.scratch(y) + 2 * block());
    k.fill(channels(), 0, f.scratch(y) + 3 * block());
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int c = channels();
    int n = f.elements(y) / c;
    int mean = mean(f, y);
    int variance = variance(f, y);
    if (training) {
      if (n < 2) {
        throw new IllegalArgumentException(
            "BatchNorm needs more than 1 value per channel in training, but the batch has 1;"
                + " take a larger batch");
      }
      k.columnMoments(n, c, f.at(x), mean, variance);
      follow(k, c, f.at(running.mean()), mean, momentum);
      follow(k, c, f.at(running.variance()), variance, momentum * n / (n - 1));
      k.map(Unary.SHIFT, 1, 1, f.at(running.batches()), f.at(running.batches()));
    }
    k.batchNorm(n, c, eps, f.at(x), mean, variance, gain(f, y), shift(f, y), f.at(y));
  }

  private void follow(Kernels k, int n, int slow, int fast, double weight) {
    k.map(Unary.SCALE, 1 - momentum, n, slow, slow);
    k.axpy(n, weight, fast, slow);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int c = channels();
    k.batchNormGrad(
        f.elements(y) / c,
        c,
        eps,
        training,
        f.at(x),
        mean(f, y),
        variance(f, y),
        gain(f, y),
        f.gradient(y),
        f.gradient(x),
        gain == null ? Kernels.NONE : f.gradient(gain),
        shift == null ? Kernels.NONE : f.gradient(shift));
  }
}
