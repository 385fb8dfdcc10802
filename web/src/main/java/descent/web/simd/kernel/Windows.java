package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import java.util.function.Consumer;

/**
 * The parameters of a function that describe a {@link descent.engine.backend.Window}, in the order
 * of its components, and the loops over them.
 */
record Windows(
    WasmFunction f,
    I32 channels,
    I32 pixel,
    I32 height,
    I32 width,
    I32 kernelH,
    I32 kernelW,
    I32 strideH,
    I32 strideW,
    I32 padH,
    I32 padW,
    I32 dilationH,
    I32 dilationW,
    I32 outH,
    I32 outW) {
  /** Declares the parameters, the next ones of the function. */
  static Windows declare(WasmFunction f) {
    return new Windows(
        f,
        f.i32("channels"),
        f.i32("pixel"),
        f.i32("height"),
        f.i32("width"),
        f.i32("kernelH"),
        f.i32("kernelW"),
        f.i32("strideH"),
        f.i32("strideW"),
        f.i32("padH"),
        f.i32("padW"),
        f.i32("dilationH"),
        f.i32("dilationW"),
        f.i32("outH"),
        f.i32("outW"));
  }

  /** One window position: the row and column of the image at which its first tap looks. */
  interface Position {
    void accept(I32 y, I32 x);
  }

  /** Visits all window positions of one image in the order of the output. */
  void positions(Position body) {
    f.loop(
        "outY",
        outH,
        outY ->
            f.loop(
                "outX",
                outW,
                outX -> {
                  I32 y = f.let("y", outY.times(strideH).minus(padH));
                  I32 x = f.let("x", outX.times(strideW).minus(padW));
                  body.accept(y, x);
                }));
  }

  /**
   * Visits the taps of the window at (y, x) that lie within the image, row by row.
   *
   * @param body gets the tap's pixel, y * width + x
   */
  void taps(I32 y, I32 x, Consumer<I32> body) {
    f.loop(
        "kernelY",
        kernelH,
        kernelY -> {
          I32 row = f.let("row", y.plus(kernelY.times(dilationH)));
          f.when(
              row.below(height),
              () ->
                  f.loop(
                      "kernelX",
                      kernelW,
                      kernelX -> {
                        I32 column = f.let("column", x.plus(kernelX.times(dilationW)));
                        f.when(
                            column.below(width),
                            () -> body.accept(f.let("pixel", row.times(width).plus(column))));
                      }));
        });
  }

  /** The offset of a pixel in its image, in bytes. */
  I32 offset(I32 pixelIndex) {
    return bytes(pixelIndex.times(pixel));
  }

  /** The size of one image in bytes. */
  I32 imageBytes() {
    return bytes(height.times(width).times(pixel));
  }
}
