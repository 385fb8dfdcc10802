package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Tensor;

/**
 * Adds to each place in time t its sinusoids: sin(t / 10000^(2i/width)) at 2i, the cosine at 2i + 1
 * (Vaswani et al. 2017). x, y: (rows, time, width).
 */
public record PositionalEncoding() implements Module {
  private static final double BASE = 10000;

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.rank("PositionalEncoding", 3, x);
    int time = x.shape().size(1);
    int width = x.shape().size(2);
    Tensor table = x.graph().constant(Shape.of(time, width), table(time, width));
    return x.plusRow(table);
  }

  /** The sinusoids (time, width), row-major. */
  public static double[] table(int time, int width) {
    double[] table = new double[time * width];
    for (int t = 0; t < time; t++) {
      for (int i = 0; i < width; i++) {
        double angle = t / Math.pow(BASE, (i - i % 2) / (double) width);
        table[t * width + i] = i % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
      }
    }
    return table;
  }

  @Override
  public String toString() {
    return "PositionalEncoding()";
  }
}
