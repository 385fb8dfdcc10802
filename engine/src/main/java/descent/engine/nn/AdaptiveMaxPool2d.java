package descent.engine.nn;

import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;

/**
 * The maximum over outH x outW equal parts of an image; 1 x 1 is global max pooling. x: (rows, C,
 * H, W), y: (rows, C, outH, outW).
 */
public record AdaptiveMaxPool2d(int outH, int outW) implements Module {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public AdaptiveMaxPool2d {
    Sizes.atLeastOne("AdaptiveMaxPool2d", "output_size", Math.min(outH, outW));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException also when the image does not divide into equal parts
   */
  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.image("AdaptiveMaxPool2d", x);
    int height = x.shape().size(2);
    int width = x.shape().size(3);
    if (height % outH != 0 || width % outW != 0) {
      throw new IllegalArgumentException(
          "AdaptiveMaxPool2d needs an image that divides into "
              + outH
              + "x"
              + outW
              + " equal parts, got "
              + height
              + "x"
              + width);
    }
    int h = height / outH;
    int w = width / outW;
    return x.maxPool2d(new Geometry(h, w, h, w, 0, 0, 1, 1, false));
  }

  @Override
  public String toString() {
    return "AdaptiveMaxPool2d(output_size=" + Printing.pair(outH, outW) + ")";
  }
}
