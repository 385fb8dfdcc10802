package descent.engine.nn;

import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;

/**
 * The mean under each window. x: (rows, C, H, W), y: (rows, C, H', W').
 *
 * @param countIncludePad whether padding counts as pixels
 */
public record AvgPool2d(Geometry geometry, boolean countIncludePad) implements Module {
  /** A square window that moves by its own size. */
  public AvgPool2d(int kernel) {
    this(Geometry.square(kernel, kernel, 0), true);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return x.averagePool2d(geometry, countIncludePad);
  }

  @Override
  public String toString() {
    Geometry g = geometry;
    return "AvgPool2d(kernel_size="
        + Printing.pair(g.kernelH(), g.kernelW())
        + ", stride="
        + Printing.pair(g.strideH(), g.strideW())
        + ", padding="
        + Printing.pair(g.padH(), g.padW())
        + ")";
  }
}
