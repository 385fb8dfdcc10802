package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * loss (rows, ...) = the cross-entropy of softmax(x (rows, ..., classes)) with the smoothed target,
 * which is (rows, ...) class indices or (rows, ..., classes) probabilities; dx += dloss (softmax(x)
 * - target). A weight (rows, ...), if there is one, multiplies each loss.
 */
record CrossEntropy(Tensor x, Tensor target, @Nullable Tensor weight, double smoothing)
    implements Operation {
  CrossEntropy {
    Shape t = target.shape();
    if (x.shape().rank() < 2 || !(t.equals(x.shape().withoutLast()) || t.equals(x.shape()))) {
      throw new IllegalArgumentException(
          "Cross-entropy expects logits (rows, ..., classes) and a target (rows, ...) or (rows, ...,"
              + " classes), got "
              + x.shape()
              + " and "
              + t);
    }
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException(
          "Label smoothing must be between 0 and 1, but is " + smoothing);
    }
  }

  private boolean classes() {
    return target.shape().rank() < x.shape().rank();
  }

  @Override
  public List<Tensor> inputs() {
    return weight == null ? List.of(x, target) : List.of(x, target, weight);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new CrossEntropy(
        inputs.get(0), inputs.get(1), inputs.size() > 2 ? inputs.get(2) : null, smoothing);
  }

  @Override
  public Shape shape() {
    return x.shape().withoutLast();
  }

  @Override
  public int scratch(Backend backend, int rows) {
    return weight == null ? 0 : shape().elements(rows);
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int w = weight == null ? Kernels.NONE : f.at(weight);
    k.crossEntropy(
        classes(),
        smoothing,
        f.elements(y),
        x.shape().size(-1),
        f.at(x),
        f.at(target),
        w,
        1,
        f.at(y),
        Kernels.NONE);
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int w = f.gradient(y);
    if (weight != null) {
      k.combine(Kernels.Binary.MULTIPLY, f.elements(y), w, f.at(weight), f.scratch(y), false);
      w = f.scratch(y);
    }
    k.crossEntropy(
        classes(),
        smoothing,
        f.elements(y),
        x.shape().size(-1),
        f.at(x),
        f.at(target),
        w,
        1,
        Kernels.NONE,
        f.gradient(x));
  }
}
