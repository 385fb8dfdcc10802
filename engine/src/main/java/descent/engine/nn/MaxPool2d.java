package descent.engine.nn;

import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;

/** The maximum under each window. x: (rows, C, H, W), y: (rows, C, H', W'). */
public record MaxPool2d(Geometry geometry) implements Module {
  /** A square window that moves by its own size. */
  public MaxPool2d(int kernel) {
    this(Geometry.square(kernel, kernel, 0));
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return x.maxPool2d(geometry);
  }

  @Override
  public String toString() {
    Geometry g = geometry;
    return "MaxPool2d(kernel_size="
        + Printing.pair(g.kernelH(), g.kernelW())
        + ", stride="
        + Printing.pair(g.strideH(), g.strideW())
        + ", padding="
        + Printing.pair(g.padH(), g.padW())
        + ", dilation="
        + Printing.pair(g.dilationH(), g.dilationW())
        + ", ceil_mode="
        + Printing.of(g.ceilMode())
        + ")";
  }
}
