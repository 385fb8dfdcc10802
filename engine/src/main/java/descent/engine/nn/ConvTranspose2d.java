package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;

/**
 * The transpose of a cross-correlation, which enlarges an image. x: (rows, inChannels, H, W), W:
 * (inChannels, outChannels / groups, kh, kw), y: (rows, outChannels, H', W').
 *
 * @param outputPadH rows added at the far edge of the result, below the stride or dilation
 * @param outputPadW columns added there, likewise
 */
public record ConvTranspose2d(
    int inChannels,
    int outChannels,
    Geometry geometry,
    int outputPadH,
    int outputPadW,
    int groups,
    boolean bias)
    implements Module {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when a size is below 1 or groups does not divide the channels
   */
  public ConvTranspose2d {
    Sizes.atLeastOne("ConvTranspose2d", "in_channels", inChannels);
    Sizes.atLeastOne("ConvTranspose2d", "out_channels", outChannels);
    Sizes.groups("ConvTranspose2d", inChannels, outChannels, groups);
  }

  /** A square kernel, one group, with a bias. */
  public ConvTranspose2d(
      int inChannels, int outChannels, int kernel, int stride, int padding, int outputPadding) {
    this(
        inChannels,
        outChannels,
        Geometry.square(kernel, stride, padding),
        outputPadding,
        outputPadding,
        1,
        true);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Sizes.channels("ConvTranspose2d", inChannels, x);
    // PyTorch counts the fan-in of a weight on its second axis, also here.
    int fanIn = outChannels / groups * geometry.kernelH() * geometry.kernelW();
    Tensor weight =
        scope.parameter(
            "weight",
            Shape.of(inChannels, outChannels / groups, geometry.kernelH(), geometry.kernelW()),
            Init.kaimingUniform(fanIn));
    Tensor b =
        bias ? scope.parameter("bias", Shape.of(outChannels), Init.biasUniform(fanIn)) : null;
    return x.convTranspose2d(weight, b, geometry, outputPadH, outputPadW, groups);
  }

  @Override
  public String toString() {
    String outputPadding =
        outputPadH == 0 && outputPadW == 0
            ? ""
            : ", output_padding=(" + outputPadH + ", " + outputPadW + ")";
    return "ConvTranspose2d("
        + Printing.convolution(inChannels, outChannels, geometry)
        + outputPadding
        + (groups == 1 ? "" : ", groups=" + groups)
        + (bias ? "" : ", bias=False")
        + ")";
  }
}
