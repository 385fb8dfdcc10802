package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.F32;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Packs the right side of a matrix product into panels of eight columns, row after row, so that the
 * innermost loop reads it straight on.
 */
final class Panels {
  private static final int ROW_BYTES = 4 * Tiles.COLUMNS;

  private final WasmFunction plain;
  private final WasmFunction transposed;
  private final WasmFunction edge;

  Panels(WasmModule module) {
    plain = plain(module.function("packPanel"));
    transposed = transposed(module.function("packTransposedPanel"));
    edge = edge(module.function("packEdgePanel"));
  }

  /**
   * Emits the packing of one panel.
   *
   * @param b the address of its first element
   * @param ldb the row stride in bytes of b as it is stored
   * @param width how many columns exist, the rest being zero
   */
  void pack(WasmFunction f, I32 transposeB, I32 depth, I32 width, I32 b, I32 ldb, I32 panel) {
    f.when(
        width.ge(Tiles.COLUMNS),
        () ->
            f.when(
                transposeB,
                () -> f.call(transposed, depth, b, ldb, panel),
                () -> f.call(plain, depth, b, ldb, panel)),
        () -> {
          I32 four = I32.of(4);
          f.call(
              edge,
              depth,
              width,
              b,
              transposeB.choose(four, ldb),
              transposeB.choose(ldb, four),
              panel);
        });
  }

  private static WasmFunction plain(WasmFunction f) {
    I32 depth = f.i32("depth");
    I32 b = f.i32("b");
    I32 ldb = f.i32("ldb");
    I32 panel = f.i32("panel");
    f.repeat(
        depth,
        () -> {
          for (int offset = 0; offset < ROW_BYTES; offset += 16) {
            f.store(panel, offset, b.loadVector(offset));
          }
          f.advance(panel, ROW_BYTES);
          f.advance(b, ldb);
        });
    return f;
  }

  /** Four rows of the panel at a time, as two transposed squares; then row by row. */
  private static WasmFunction transposed(WasmFunction f) {
    I32 depth = f.i32("depth");
    I32 b = f.i32("b");
    I32 ldb = f.i32("ldb");
    I32 panel = f.i32("panel");
    List<I32> columns = new ArrayList<>();
    for (int i = 0; i < Tiles.COLUMNS; i++) {
      columns.add(f.let("column", i == 0 ? b : columns.get(i - 1).plus(ldb)));
    }
    f.loopWhile(
        () -> depth.ge(4),
        () -> {
          for (int half = 0; half < 2; half++) {
            List<F32x4> square = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
              square.add(f.let("row", columns.get(4 * half + i).loadVector(0)));
            }
            List<F32x4> turned = Squares.transpose(f, square);
            for (int i = 0; i < 4; i++) {
              f.store(panel, ROW_BYTES * i + 16 * half, turned.get(i));
            }
          }
          columns.forEach(column -> f.advance(column, 16));
          f.advance(panel, 4 * ROW_BYTES);
          f.advance(depth, -4);
        });
    f.loopWhile(
        () -> depth.gt(0),
        () -> {
          for (int i = 0; i < Tiles.COLUMNS; i++) {
            f.store(panel, 4 * i, columns.get(i).loadFloat(0));
            f.advance(columns.get(i), 4);
          }
          f.advance(panel, ROW_BYTES);
          f.advance(depth, -1);
        });
    return f;
  }

  private static WasmFunction edge(WasmFunction f) {
    I32 depth = f.i32("depth");
    I32 width = f.i32("width");
    I32 b = f.i32("b");
    I32 depthStride = f.i32("depthStride");
    I32 columnStride = f.i32("columnStride");
    I32 panel = f.i32("panel");
    f.clear(panel, depth.times(ROW_BYTES));
    f.repeat(
        depth,
        () -> {
          I32 from = f.let("from", b);
          f.loop(
              "column",
              I32.of(0),
              width,
              1,
              column -> {
                F32 value = from.loadFloat(0);
                f.store(panel.plus(bytes(column)), 0, value);
                f.advance(from, columnStride);
              });
          f.advance(panel, ROW_BYTES);
          f.advance(b, depthStride);
        });
    return f;
  }
}
