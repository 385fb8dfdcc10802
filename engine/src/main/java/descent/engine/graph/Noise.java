package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Distribution;
import descent.engine.backend.Kernels.Unary;
import java.util.List;

/**
 * y = size * numbers of the standard normal distribution, drawn anew for each step and row.
 *
 * @param fading over so many steps the size falls to 0 in a line; 0 for never
 * @param node tells apart two noises of the same shape
 */
record Noise(Shape shape, double size, int fading, int node) implements Operation {
  Noise {
    if (!shape.isBatched()) {
      throw new IllegalArgumentException("Noise is drawn for each row, but its shape is " + shape);
    }
    if (!(size >= 0 && size < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("The size of noise must be 0 or more, but is " + size);
    }
    if (fading < 0) {
      throw new IllegalArgumentException(
          "Noise fades over 0 (never) or more steps, but got " + fading);
    }
  }

  @Override
  public List<Tensor> inputs() {
    return List.of();
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return this;
  }

  @Override
  public boolean isDifferentiable() {
    return false;
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    int n = f.elements(y);
    double now = fading == 0 ? size : size * Math.max(0, 1 - f.step() / (double) fading);
    k.random(Distribution.NORMAL, 0, n, f.randomKey(y), f.firstRow() * shape.perRow(), f.at(y));
    if (now != 1) {
      k.map(Unary.SCALE, now, n, f.at(y), f.at(y));
    }
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {}
}
