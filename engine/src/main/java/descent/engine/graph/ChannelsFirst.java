package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings (rows, channels, height, width) back into PyTorch's order, channel by channel. */
record ChannelsFirst(Tensor x) implements Operation {
  @Override
  public List<Tensor> inputs() {
    return List.of(x);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new ChannelsFirst(inputs.get(0));
  }

  @Override
  public Shape shape() {
    return x.shape();
  }

  @Override
  public @Nullable Tensor viewOf() {
    return ChannelOrder.isBoth(shape()) ? x : null;
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    ChannelOrder.toFirst(k, shape(), f.rows(), f.at(x), f.at(y), false);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    ChannelOrder.toLast(k, shape(), f.rows(), f.gradient(y), f.gradient(x), true);
  }
}
