package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.F32;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the forward pass of the fused block for images of many channels by Winograd's F(2x2, 3x3):
 * the 4x4 pixels under a pooling window and each filter are transformed to 16 numbers, multiplied
 * one by one instead of 36 times, and the sums over the channels, 16 small matrix products, are
 * transformed back to the window's four values. A. Lavin and S. Gray, "Fast Algorithms for
 * Convolutional Neural Networks", 2016.
 */
public final class Winograd {
  /** Windows that are transformed before their products are taken. */
  public static final int TILES = 24;

  /** Numbers that stand for a 4x4 tile. */
  private static final int POINTS = 16;

  private static final int PANEL_BYTES = 4 * Tiles.COLUMNS;

  private final WasmModule module;
  private final Tiles products;

  private Winograd(WasmModule module, Tiles products) {
    this.module = module;
    this.products = products;
  }

  static void emit(WasmModule module, Tiles products) {
    Winograd winograd = new Winograd(module, products);
    winograd.prepare();
    winograd.forward();
  }

  /** Panels of eight filters. */
  private static I32 panels(I32 filters) {
    return filters.plus(Tiles.COLUMNS - 1).shiftRight(3);
  }

  /**
   * weight(filters, channels, 3, 3) becomes ahead(16 points, panels of filters, channels, 8), which
   * the caller has cleared.
   */
  private void prepare() {
    WasmFunction f = module.export("convReluPoolWinogradPrepare");
    I32 channels = f.i32("channels");
    I32 filters = f.i32("filters");
    I32 weight = f.i32("weight");
    I32 ahead = f.i32("ahead");
    I32 panel = f.let("panel", channels.times(PANEL_BYTES));
    I32 point = f.let("point", panels(filters).times(panel));
    f.loop(
        "filter",
        filters,
        filter -> {
          I32 column = f.let("column", ahead.plus(filter.shiftRight(3).times(panel)));
          f.advance(column, bytes(filter.and(7)));
          f.repeat(
              channels,
              () -> {
                List<F32> rows = new ArrayList<>();
                for (int x = 0; x < 3; x++) {
                  rows.addAll(
                      filterTransform(
                          f,
                          weight.loadFloat(4 * x),
                          weight.loadFloat(12 + 4 * x),
                          weight.loadFloat(24 + 4 * x)));
                }
                I32 to = f.let("to", column);
                for (int y = 0; y < 4; y++) {
                  for (F32 value :
                      filterTransform(f, rows.get(y), rows.get(4 + y), rows.get(8 + y))) {
                    f.store(to, 0, value);
                    f.advance(to, point);
                  }
                }
                f.advance(weight, 36);
                f.advance(column, PANEL_BYTES);
              });
        });
  }

  /** Three taps become four points. */
  private static List<F32> filterTransform(WasmFunction f, F32 a, F32 b, F32 c) {
    F32 first = f.let("first", a);
    F32 last = f.let("last", c);
    F32 even = f.let("even", first.plus(last).times(F32.of(0.5)));
    F32 odd = f.let("odd", b.times(F32.of(0.5)));
    return List.of(first, f.let("plus", even.plus(odd)), f.let("minus", even.minus(odd)), last);
  }

  private void forward() {
    WasmFunction f = module.export("convReluPoolWinograd");
    BorderedImages image = BorderedImages.declare(f);
    I32 filters = f.i32("filters");
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 argmax = f.i32("argmax");
    I32 ahead = f.i32("ahead");
    I32 bias = f.i32("bias");
    I32 bordered = f.i32("bordered");
    I32 tiles = f.i32("tiles");
    I32 sums = f.i32("sums");
    WasmFunction multiply = multiply();
    WasmFunction back = outputTransform();
    I32 channels = image.channels();
    I32 count = f.let("count", I32.of(0));
    I32 tileBytes = f.let("tileBytes", bytes(channels));
    I32 row = f.let("row", image.rowBytes());
    I32 outputBytes = f.let("outputBytes", bytes(filters));
    Runnable flush =
        () -> {
          f.call(multiply, count, channels, filters, tiles, ahead, sums);
          f.call(back, count, filters, sums, bias, y, argmax, image.pixelBytes(), row);
          f.advance(y, count.times(outputBytes));
          f.advance(argmax, count.times(outputBytes));
          f.set(count, I32.of(0));
        };
    f.repeat(
        images,
        () -> {
          image.enter(x, bordered);
          image.windows(
              bordered,
              corner -> {
                I32 to = f.let("to", tiles.plus(count.times(tileBytes)));
                inputTransform(f, channels, corner, row, to, tileBytes.times(TILES));
                f.advance(count, 1);
                f.when(count.eq(TILES), flush);
              });
        });
    f.when(count.gt(0), flush);
  }

  /** The 4x4 pixels of a window become 16 points, for all channels. */
  private static void inputTransform(
      WasmFunction f, I32 channels, I32 corner, I32 row, I32 to, I32 pointBytes) {
    I32 pixel = f.let("pixel", bytes(channels));
    I32 point = f.let("point", pointBytes);
    I32 from = f.let("from", corner);
    Sweep.over(
        f,
        channels,
        List.of(from, to),
        at -> {
          List<List<F32x4>> lines = new ArrayList<>();
          I32 line = f.let("line", from);
          for (int y = 0; y < 4; y++) {
            List<F32x4> pixels = new ArrayList<>();
            I32 cell = f.let("cell", line);
            for (int x = 0; x < 4; x++) {
              pixels.add(f.let("pixel", at.load(cell)));
              f.advance(cell, pixel);
            }
            lines.add(inputTransform(f, pixels));
            f.advance(line, row);
          }
          List<List<F32x4>> columns = new ArrayList<>();
          for (int x = 0; x < 4; x++) {
            int column = x;
            columns.add(inputTransform(f, lines.stream().map(each -> each.get(column)).toList()));
          }
          I32 cell = f.let("cell", to);
          for (int y = 0; y < 4; y++) {
            for (int x = 0; x < 4; x++) {
              at.store(cell, columns.get(x).get(y));
              f.advance(cell, point);
            }
          }
        });
  }

  private static List<F32x4> inputTransform(WasmFunction f, List<F32x4> d) {
    return List.of(
        f.let("t", d.get(0).minus(d.get(2))),
        f.let("t", d.get(1).plus(d.get(2))),
        f.let("t", d.get(2).minus(d.get(1))),
        f.let("t", d.get(1).minus(d.get(3))));
  }

  /** sums(16, TILES, filters in panels) = tiles(16, TILES, channels) . ahead, point by point. */
  private WasmFunction multiply() {
    WasmFunction f = module.function("winogradMultiply");
    I32 count = f.i32("count");
    I32 channels = f.i32("channels");
    I32 filters = f.i32("filters");
    I32 tiles = f.i32("tiles");
    I32 ahead = f.i32("ahead");
    I32 sums = f.i32("sums");
    I32 tileBytes = f.let("tileBytes", bytes(channels));
    I32 width = f.let("width", panels(filters).times(PANEL_BYTES));
    f.repeat(
        I32.of(POINTS),
        () -> {
          I32 target = f.let("target", sums);
          f.repeat(
              panels(filters),
              () -> {
                products.product(
                    f,
                    new Tiles.Operands(
                        count,
                        channels,
                        tiles,
                        tileBytes,
                        I32.of(4),
                        ahead,
                        I32.of(PANEL_BYTES),
                        target,
                        width,
                        I32.of(0)));
                f.advance(ahead, channels.times(PANEL_BYTES));
                f.advance(target, PANEL_BYTES);
              });
          f.advance(tiles, tileBytes.times(TILES));
          f.advance(sums, width.times(TILES));
        });
    return f;
  }

  /** The sums become the four values of each window, and these its largest. */
  private WasmFunction outputTransform() {
    WasmFunction f = module.function("winogradOutput");
    I32 count = f.i32("count");
    I32 filters = f.i32("filters");
    I32 sums = f.i32("sums");
    I32 bias = f.i32("bias");
    I32 y = f.i32("y");
    I32 argmax = f.i32("argmax");
    I32x4 pixel = f.let("pixel", f.i32("pixel").splat());
    I32x4 row = f.let("row", f.i32("row").splat());
    I32 width = f.let("width", panels(filters).times(PANEL_BYTES));
    I32 point = f.let("point", width.times(TILES));
    f.repeat(
        count,
        () -> {
          I32 left = f.let("left", filters);
          I32 from = f.let("from", sums);
          I32 biases = f.let("biases", bias);
          f.loopWhile(
              () -> left.gt(0),
              () -> {
                I32 cell = f.let("cell", from);
                List<F32x4> upper = new ArrayList<>();
                List<F32x4> lower = new ArrayList<>();
                for (int line = 0; line < 4; line++) {
                  List<F32x4> points = new ArrayList<>();
                  for (int x = 0; x < 4; x++) {
                    points.add(f.let("point", cell.loadVector(0)));
                    f.advance(cell, point);
                  }
                  List<F32x4> pair = outputTransform(f, points);
                  upper.add(pair.get(0));
                  lower.add(pair.get(1));
                }
                List<F32x4> leftValues = outputTransform(f, upper);
                List<F32x4> rightValues = outputTransform(f, lower);
                List<F32x4> places =
                    List.of(
                        leftValues.get(0),
                        rightValues.get(0),
                        leftValues.get(1),
                        rightValues.get(1));
                MaxOfFour max = MaxOfFour.of(f, places, biases.loadVector(0), pixel, row);
                Lanes.store(f, left, y, max.value());
                Lanes.store(f, left, argmax, max.winner().asFloats());
                I32 size = f.let("size", bytes(left.min(I32.of(4))));
                f.advance(y, size);
                f.advance(argmax, size);
                f.advance(from, 16);
                f.advance(biases, 16);
                f.advance(left, -4);
              });
          f.advance(sums, width);
        });
    return f;
  }

  /** Four points become two values. */
  private static List<F32x4> outputTransform(WasmFunction f, List<F32x4> m) {
    return List.of(
        f.let("value", m.get(0).plus(m.get(1)).plus(m.get(2))),
        f.let("value", m.get(1).minus(m.get(2)).minus(m.get(3))));
  }
}
