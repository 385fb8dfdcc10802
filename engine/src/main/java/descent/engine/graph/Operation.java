package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a tensor is made from others, and how the derivative flows back. Implementations are
 * immutable and hold no addresses: those come from the {@link Frame}, so that any number of lanes
 * run the same operation.
 */
public interface Operation {
  /** The tensors that this operation reads. */
  List<Tensor> inputs();

  /** The same operation on other inputs of the same shapes, for rewriting a graph. */
  Operation withInputs(List<Tensor> inputs);

  /** The shape of the result. */
  Shape shape();

  /**
   * Whether the result, logically (rows, channels, height, width), lies in memory pixel by pixel.
   */
  default boolean channelsLast() {
    return false;
  }

  /** Whether a derivative flows back through this operation to its inputs. */
  default boolean isDifferentiable() {
    return true;
  }

  /** Whether a row of the result depends on other rows, so that a batch must not be cut up. */
  default boolean spansBatch() {
    return false;
  }

  /** The input whose numbers the result merely views under another shape, or null. */
  default @Nullable Tensor viewOf() {
    return null;
  }

  /** Elements of private memory, kept from forward to backward, for so many rows. */
  default int scratch(Backend backend, int rows) {
    return 0;
  }

  /** Work that the parameters' values allow once a step, before any forward. */
  default void prepare(Kernels k, Frame f, Tensor y) {}

  /** Computes y from the inputs. */
  void forward(Kernels k, Frame f, Tensor y);

  /** Adds to the gradient of each input that {@link Frame#wants} one, from the gradient of y. */
  void backward(Kernels k, Frame f, Tensor y);

  /** Work at the end of a step: hands over gradients that were kept in scratch. */
  default void finish(Kernels k, Frame f, Tensor y) {}
}
