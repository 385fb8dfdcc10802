package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Window;

/**
 * How the window of a convolution or pooling moves.
 *
 * @param ceilMode whether a last window that hangs over the far edge counts
 */
public record Geometry(
    int kernelH,
    int kernelW,
    int strideH,
    int strideW,
    int padH,
    int padW,
    int dilationH,
    int dilationW,
    boolean ceilMode) {

  /**
   * Checks that the sizes make sense by themselves.
   *
   * @throws IllegalArgumentException when a kernel, stride or dilation is below 1 or a padding is
   *     negative
   */
  public Geometry {
    if (kernelH < 1
        || kernelW < 1
        || strideH < 1
        || strideW < 1
        || dilationH < 1
        || dilationW < 1
        || padH < 0
        || padW < 0) {
      throw new IllegalArgumentException(
          "Kernel, stride and dilation must be at least 1 and padding at least 0, but the kernel is "
              + kernelH
              + "x"
              + kernelW
              + ", stride "
              + strideH
              + "x"
              + strideW
              + ", padding "
              + padH
              + "x"
              + padW
              + ", dilation "
              + dilationH
              + "x"
              + dilationW);
    }
  }

  /** A square kernel. */
  public static Geometry square(int kernel, int stride, int padding) {
    return new Geometry(kernel, kernel, stride, stride, padding, padding, 1, 1, false);
  }

  /** Refuses a padding that could leave a pooling window without a pixel. */
  void checkPadding(String layer) {
    if (2 * padH > kernelH || 2 * padW > kernelW) {
      throw new IllegalArgumentException(
          layer
              + "'s padding may be at most half its kernel, but padding "
              + padH
              + "x"
              + padW
              + " goes with kernel "
              + kernelH
              + "x"
              + kernelW);
    }
  }

  /** Window positions along the height of an image. */
  public int outH(int height) {
    return out("height", height, kernelH, strideH, padH, dilationH);
  }

  /** Window positions along the width of an image. */
  public int outW(int width) {
    return out("width", width, kernelW, strideW, padW, dilationW);
  }

  private int out(String what, int size, int kernel, int stride, int pad, int dilation) {
    int span = size + 2 * pad - dilation * (kernel - 1) - 1;
    if (span < 0) {
      throw new IllegalArgumentException(
          "A window of "
              + (dilation * (kernel - 1) + 1)
              + " does not fit an image of "
              + what
              + " "
              + size
              + " with padding "
              + pad
              + "; enlarge the image or the padding");
    }
    int positions = (ceilMode ? (span + stride - 1) / stride : span / stride) + 1;
    boolean lastStartsInPadding = ceilMode && (positions - 1) * stride >= size + pad;
    return lastStartsInPadding ? positions - 1 : positions;
  }

  /**
   * The window over an image of shape (rows, channels, height, width), of which it sees {@code
   * channels}.
   */
  public Window over(Shape image, int channels) {
    int height = image.size(2);
    int width = image.size(3);
    return new Window(
        channels,
        image.size(1),
        height,
        width,
        kernelH,
        kernelW,
        strideH,
        strideW,
        padH,
        padW,
        dilationH,
        dilationW,
        outH(height),
        outW(width));
  }
}
