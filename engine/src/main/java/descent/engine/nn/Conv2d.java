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
    Sizes.groups("Conv2d", inChannels, outChannels, groups);
  }

  /** A square kernel, one group, with a bias. */
  public Conv2d(int inChannels, int outChannels, int kernel, int stride, int padding) {
    this(inChannels, outChannels, Geometry.square(kernel, stride, padding), 1, true);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.channels("Conv2d", inChannels, x);
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
    return "Conv2d("
        + Printing.convolution(inChannels, outChannels, geometry)
        + (groups == 1 ? "" : ", groups=" + groups)
        + (bias ? "" : ", bias=False")
        + ")";
  }
}
