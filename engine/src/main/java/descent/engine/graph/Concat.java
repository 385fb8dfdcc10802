package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import java.util.List;

/**
 * y = the parts one behind the other along one axis of the rows; each part's gradient is its own.
 */
record Concat(List<Tensor> parts, int axis) implements Operation {
  Concat {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("There must be something to concatenate");
    }
    Shape first = parts.get(0).shape();
    if (axis < 1 || axis >= first.rank()) {
      throw new IllegalArgumentException(
          "Tensors are concatenated along one of the axes 1 to "
              + (first.rank() - 1)
              + " of "
              + first
              + ", not "
              + axis);
    }
    for (Tensor part : parts) {
      Shape shape = part.shape();
      if (shape.rank() != first.rank() || !shape.with(axis, 1).equals(first.with(axis, 1))) {
        throw new IllegalArgumentException(
            "Only axis " + axis + " may differ between " + first + " and " + shape);
      }
    }
  }

  @Override
  public List<Tensor> inputs() {
    return parts;
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Concat(inputs, axis);
  }

  @Override
  public Shape shape() {
    int size = 0;
    for (Tensor part : parts) {
      size += part.shape().size(axis);
    }
    return parts.get(0).shape().with(axis, size);
  }

  /** Elements behind one place of the axis. */
  static int inner(Shape shape, int axis) {
    int product = 1;
    for (int i = axis + 1; i < shape.rank(); i++) {
      product *= shape.size(i);
    }
    return product;
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int inner = inner(shape(), axis);
    int to = shape().size(axis) * inner;
    int offset = 0;
    for (int i = 0; i < parts.size(); i++) {
      Tensor part = parts.get(i);
      int from = part.shape().size(axis) * inner;
      k.copy(f.elements(part) / from, from, f.at(part), from, f.at(y) + offset, to, false);
      offset += from;
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    int inner = inner(shape(), axis);
    int to = shape().size(axis) * inner;
    int offset = 0;
    for (int i = 0; i < parts.size(); i++) {
      Tensor part = parts.get(i);
      int from = part.shape().size(axis) * inner;
      if (f.wants(part)) {
        int dy = f.gradient(y) + offset;
        k.copy(f.elements(part) / from, from, dy, to, f.gradient(part), from, true);
      }
      offset += from;
    }
  }
}
