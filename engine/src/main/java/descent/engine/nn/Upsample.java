package descent.engine.nn;

import descent.engine.graph.Sampling;
import descent.engine.graph.Sampling.Kind;
import descent.engine.graph.Tensor;

/**
 * Enlarges an image. x: (rows, C, H, W), y: (rows, C, scaleH H, scaleW W).
 *
 * @param bilinear whether to interpolate between pixels (align_corners=False) or to repeat them
 */
public record Upsample(int scaleH, int scaleW, boolean bilinear) implements Module {
  /**
   * Checks the factors.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public Upsample {
    Sizes.atLeastOne("Upsample", "scale_factor", Math.min(scaleH, scaleW));
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.image("Upsample", x);
    int height = x.shape().size(2);
    int width = x.shape().size(3);
    Kind kind = bilinear ? Kind.LINEAR : Kind.NEAREST;
    return x.resample2d(
        new Sampling(kind, height, scaleH * height), new Sampling(kind, width, scaleW * width));
  }

  @Override
  public String toString() {
    String factor = scaleH == scaleW ? scaleH + ".0" : "(" + scaleH + ".0, " + scaleW + ".0)";
    return "Upsample(scale_factor="
        + factor
        + ", mode='"
        + (bilinear ? "bilinear" : "nearest")
        + "')";
  }
}
