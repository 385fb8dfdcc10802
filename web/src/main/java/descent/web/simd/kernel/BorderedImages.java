package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import java.util.List;
import java.util.function.Consumer;

/**
 * The parameters of a function that works on copies of images with a border of one pixel of zeros:
 * no tap of a 3x3 window needs a test, and three taps of a row are one run of 3 * channels numbers.
 *
 * @param pixel floats from one pixel of the image to the next, at least channels
 */
record BorderedImages(WasmFunction f, I32 channels, I32 pixel, I32 height, I32 width) {
  /** Declares the parameters, the next ones of the function. */
  static BorderedImages declare(WasmFunction f) {
    return new BorderedImages(
        f, f.i32("channels"), f.i32("pixel"), f.i32("height"), f.i32("width"));
  }

  /** Bytes from a pixel of the copy to the next. */
  I32 pixelBytes() {
    return bytes(channels);
  }

  /** Bytes from a row of the copy to the next. */
  I32 rowBytes() {
    return bytes(width.plus(2).times(channels));
  }

  /** The copy's size in bytes. */
  I32 size() {
    return height.plus(2).times(rowBytes());
  }

  /** Rows of 2x2 windows. */
  I32 windowRows() {
    return height.shiftRight(1);
  }

  /** 2x2 windows in a row. */
  I32 windowColumns() {
    return width.shiftRight(1);
  }

  /**
   * Visits the 2x2 windows in row-major order.
   *
   * @param base the address of a copy, or 0 for offsets
   * @param body gets the place of the first tap of the window's first convolution; three more rows
   *     and columns of pixels belong to the window
   */
  void windows(I32 base, Consumer<I32> body) {
    I32 pixelStep = f.let("pixelStep", pixelBytes().shiftLeft(1));
    I32 row = f.let("windowRow", base);
    I32 rowStep = f.let("rowStep", rowBytes().shiftLeft(1));
    f.repeat(
        windowRows(),
        () -> {
          I32 corner = f.let("corner", row);
          f.repeat(
              windowColumns(),
              () -> {
                body.accept(corner);
                f.advance(corner, pixelStep);
              });
          f.advance(row, rowStep);
        });
  }

  /** Copies an image into the inside of its copy, and advances it to the next image. */
  void enter(I32 image, I32 copy) {
    pixels(
        image,
        copy,
        (from, to) ->
            Sweep.over(f, channels, List.of(from, to), at -> at.store(to, at.load(from))));
  }

  /** Adds the inside of a copy to an image, and advances the image to the next. */
  void leave(I32 copy, I32 image) {
    pixels(
        image,
        copy,
        (to, from) ->
            Sweep.over(
                f,
                channels,
                List.of(from, to),
                at -> at.store(to, at.load(to).plus(at.load(from)))));
  }

  private interface Pixel {
    /** Gets addresses that may be advanced. */
    void accept(I32 outer, I32 inner);
  }

  private void pixels(I32 image, I32 copy, Pixel body) {
    I32 inner = f.let("inner", copy.plus(rowBytes()).plus(pixelBytes()));
    I32 step = f.let("step", bytes(pixel));
    I32 next = f.let("next", pixelBytes());
    f.repeat(
        height,
        () -> {
          f.repeat(
              width,
              () -> {
                I32 outer = f.let("outer", image);
                I32 place = f.let("place", inner);
                body.accept(outer, place);
                f.advance(image, step);
                f.advance(inner, next);
              });
          f.advance(inner, next.shiftLeft(1));
        });
  }
}
