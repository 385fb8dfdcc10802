package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/**
 * Emits the kernels that lay patches of images out as rows of a matrix, and add them back. Where
 * the taps of a row are neighbours in memory, the part that lies within the image is one run.
 */
final class Patches {
  private Patches() {}

  static void emit(WasmModule module) {
    im2col(module);
    col2im(module);
  }

  /** What to do with a run of numbers within the image, and with one in the padding. */
  private interface Runs {
    void inside(I32 image, I32 column, I32 count);

    void outside(I32 column, I32 count);
  }

  private static void im2col(WasmModule module) {
    WasmFunction f = module.export("im2col");
    walk(
        f,
        "x",
        new Runs() {
          @Override
          public void inside(I32 image, I32 column, I32 count) {
            I32 to = f.let("to", column);
            Sweep.over(f, count, List.of(image, to), at -> at.store(to, at.load(image)));
          }

          @Override
          public void outside(I32 column, I32 count) {
            I32 to = f.let("to", column);
            I32 end = f.let("end", to.plus(bytes(count)));
            f.loopWhile(
                () -> to.lt(end),
                () -> {
                  f.store(to, 0, I32.of(0));
                  f.advance(to, 4);
                });
          }
        });
  }

  private static void col2im(WasmModule module) {
    WasmFunction f = module.export("col2im");
    walk(
        f,
        "dx",
        new Runs() {
          @Override
          public void inside(I32 image, I32 column, I32 count) {
            I32 from = f.let("from", column);
            Sweep.over(
                f,
                count,
                List.of(image, from),
                at -> at.store(image, at.load(image).plus(at.load(from))));
          }

          @Override
          public void outside(I32 column, I32 count) {
            // What was taken from the padding belongs to no pixel.
          }
        });
  }

  private static void walk(WasmFunction f, String imageName, Runs runs) {
    Windows w = Windows.declare(f);
    I32 images = f.i32("images");
    I32 image = f.i32(imageName);
    I32 columns = f.i32("columns");
    I32 dense = f.let("dense", w.dilationW().eq(1).and(w.pixel().eq(w.channels())));
    f.repeat(
        images,
        () -> {
          w.positions((y, x) -> {
            // The taps of a row that lie within the image, where they are neighbours.
            I32 first = f.let("first", I32.of(0).minus(x).max(I32.of(0)));
            f.set(first, first.min(w.kernelW()));
            I32 last = f.let("last", w.width().minus(x).min(w.kernelW()));
            f.set(last, last.max(first));
            f.loop(
                "kernelY",
                w.kernelH(),
                kernelY -> {
                  I32 row = f.let("row", y.plus(kernelY.times(w.dilationH())));
                  f.when(
                      row.below(w.height()),
                      () ->
                          f.when(
                              dense,
                              () -> run(f, w, runs, image, columns, row, x, first, last),
                              () -> taps(f, w, runs, image, columns, row, x)),
                      () -> {
                        I32 count = f.let("count", w.kernelW().times(w.channels()));
                        runs.outside(columns, count);
                        f.advance(columns, bytes(count));
                      });
                });
          });
          f.advance(image, w.imageBytes());
        });
  }

  /** One row of a patch in three runs: padding, image, padding. */
  private static void run(
      WasmFunction f,
      Windows w,
      Runs runs,
      I32 image,
      I32 columns,
      I32 row,
      I32 x,
      I32 first,
      I32 last) {
    I32 count = f.let("count", first.times(w.channels()));
    runs.outside(columns, count);
    f.advance(columns, bytes(count));
    f.set(count, last.minus(first).times(w.channels()));
    I32 pixel = row.times(w.width()).plus(x).plus(first);
    runs.inside(f.let("at", image.plus(w.offset(pixel))), columns, count);
    f.advance(columns, bytes(count));
    f.set(count, w.kernelW().minus(last).times(w.channels()));
    runs.outside(columns, count);
    f.advance(columns, bytes(count));
  }

  /** One row of a patch tap by tap. */
  private static void taps(
      WasmFunction f, Windows w, Runs runs, I32 image, I32 columns, I32 row, I32 x) {
    f.loop(
        "kernelX",
        w.kernelW(),
        kernelX -> {
          I32 column = f.let("column", x.plus(kernelX.times(w.dilationW())));
          f.when(
              column.below(w.width()),
              () -> {
                I32 pixel = row.times(w.width()).plus(column);
                runs.inside(f.let("at", image.plus(w.offset(pixel))), columns, w.channels());
              },
              () -> runs.outside(columns, w.channels()));
          f.advance(columns, bytes(w.channels()));
        });
  }
}
