package descent.engine.backend;

/**
 * How a window slides over one channels-last image.
 *
 * @param channels how many channels of each pixel the window sees
 * @param pixel elements from one pixel of the image to the next: its number of channels, of which a
 *     group may see only a part
 * @param height rows of the image
 * @param width columns of the image
 * @param outH window positions down
 * @param outW window positions across
 */
public record Window(
    int channels,
    int pixel,
    int height,
    int width,
    int kernelH,
    int kernelW,
    int strideH,
    int strideW,
    int padH,
    int padW,
    int dilationH,
    int dilationW,
    int outH,
    int outW) {

  /** A square window without padding or dilation that moves by its own size. */
  public static Window tiles(int channels, int height, int width, int size) {
    return new Window(
        channels,
        channels,
        height,
        width,
        size,
        size,
        size,
        size,
        0,
        0,
        1,
        1,
        height / size,
        width / size);
  }

  /** Elements of one patch. */
  public int patch() {
    return kernelH * kernelW * channels;
  }

  /** Window positions in one image. */
  public int positions() {
    return outH * outW;
  }

  /** Elements of one image. */
  public int image() {
    return height * width * pixel;
  }
}
