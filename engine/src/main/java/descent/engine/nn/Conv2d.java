package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;

/**
 * Cross-correlation. x: (rows, inChannels, H, W), W: (outChannels, inChannels / groups, kh, kw), y:
 * (rows, outChannels, H', W').
 */
public record Conv2d(int inChannels, int outChannels, Geometry geometry, int groups, boolean bias)
    implements Module {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when a size is below 1 or groups does not divide the channels
   */
  public Conv2d {
    Sizes.atLeastOne("Conv2d", "in_channels", inChannels);
    Sizes.atLeastOne("Conv2d", "out_channels", outChannels);
    Sizes.atLeastOne("Conv2d", "groups", groups);
    if (inChannels % groups != 0 || outChannels % groups != 0) {
      throw new IllegalArgumentException(
          "Conv2d's groups must divide in_channels and out_channels, but "
              + groups
              + " does not divide "
              + inChannels
              + " and "
              + outChannels);
    }
  }

  /** A square kernel, one group, with a bias. */
  public Conv2d(int inChannels, int outChannels, int kernel, int stride, int padding) {
    this(inChannels, outChannels, Geometry.square(kernel, stride, padding), 1, true);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    if (x.shape().rank() != 4 || x.shape().size(1) != inChannels) {
      throw new IllegalArgumentException(
          "Conv2d expects (rows, " + inChannels + ", height, width), got " + x.shape());
    }
    int fanIn = inChannels / groups * geometry.kernelH() * geometry.kernelW();
    Tensor weight =
        scope.parameter(
            "weight",
            Shape.of(outChannels, inChannels / groups, geometry.kernelH(), geometry.kernelW()),
            Init.kaimingUniform(fanIn));
    Tensor b =
        bias ? scope.parameter("bias", Shape.of(outChannels), Init.biasUniform(fanIn)) : null;
    return x.conv2d(weight, b, geometry, groups);
  }

  @Override
  public String toString() {
    Geometry g = geometry;
    StringBuilder text =
        new StringBuilder("Conv2d(" + inChannels + ", " + outChannels + ", kernel_size=(")
            .append(g.kernelH())
            .append(", ")
            .append(g.kernelW())
            .append("), stride=(")
            .append(g.strideH())
            .append(", ")
            .append(g.strideW())
            .append(')');
    if (g.padH() != 0 || g.padW() != 0) {
      text.append(", padding=(").append(g.padH()).append(", ").append(g.padW()).append(')');
    }
    if (g.dilationH() != 1 || g.dilationW() != 1) {
      text.append(", dilation=(")
          .append(g.dilationH())
          .append(", ")
          .append(g.dilationW())
          .append(')');
    }
    if (groups != 1) {
      text.append(", groups=").append(groups);
    }
    if (!bias) {
      text.append(", bias=False");
    }
    return text.append(')').toString();
  }
}
