package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays (rows, channels, height, width) out pixel by pixel; one channel is both orders at once. */
record ChannelsLast(Tensor x) implements Operation {
  ChannelsLast {
    if (x.shape().rank() != 4 || !x.shape().isBatched()) {
      throw new IllegalArgumentException(
          "An image operation expects (rows, channels, height, width), but got " + x.shape());
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new ChannelsLast(inputs.get(0));
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  @Override
  public boolean channelsLast() {
    return true;
  }

  @Override
  public @Nullable Tensor viewOf() {
    return ChannelOrder.isBoth(shape()) ? x : null;
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    ChannelOrder.toLast(k, shape(), f.rows(), f.at(x), f.at(y), false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    ChannelOrder.toFirst(k, shape(), f.rows(), f.gradient(y), f.gradient(x), true);
  }
}
