package descent.engine.nn;

import descent.engine.graph.Sampling;
import descent.engine.graph.Sampling.Kind;
import descent.engine.graph.Tensor;

/**
 * The mean over outH x outW even parts of an image; 1 x 1 is global average pooling. x: (rows, C,
 * H, W), y: (rows, C, outH, outW).
 */
public record AdaptiveAvgPool2d(int outH, int outW) implements Module {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public AdaptiveAvgPool2d {
    Sizes.atLeastOne("AdaptiveAvgPool2d", "output_size", Math.min(outH, outW));
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.image("AdaptiveAvgPool2d", x);
    return x.resample2d(
        new Sampling(Kind.AVERAGE, x.shape().size(2), outH),
        new Sampling(Kind.AVERAGE, x.shape().size(3), outW));
  }

  @Override
  public String toString() {
    return "AdaptiveAvgPool2d(output_size=" + Printing.pair(outH, outW) + ")";
  }
}
