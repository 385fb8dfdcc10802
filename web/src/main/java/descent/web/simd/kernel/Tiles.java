package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * The innermost loops of matrix products: tiles of c, a few rows by eight columns, whose sums stay
 * in registers while both sides stream past. The left side is read through two strides, so that the
 * same loop serves it transposed; the right side is eight columns wide.
 */
final class Tiles {
  /** Columns of a tile. */
  static final int COLUMNS = 8;

  private static final int VECTORS = COLUMNS / 4;

  private final Machine machine;

  /** The function for tiles of i + 1 rows. */
  private final List<WasmFunction> byRows = new ArrayList<>();

  Tiles(WasmModule module, Machine machine) {
    this.machine = machine;
    for (int rows = 1; rows <= machine.tileRows; rows++) {
      byRows.add(emit(module.function("tile" + rows), rows));
    }
  }

  /**
   * Emits the product for {@code height} rows of c: as many full tiles as there are, then one of
   * the rows that are left. Strides are in bytes.
   */
  void product(
      WasmFunction f,
      I32 height,
      I32 depth,
      I32 a,
      I32 rowStride,
      I32 depthStride,
      I32 b,
      I32 bStride,
      I32 c,
      I32 cStride,
      I32 accumulate) {
    int full = machine.tileRows;
    f.call(
        byRows.get(full - 1),
        height,
        depth,
        a,
        rowStride,
        depthStride,
        b,
        bStride,
        c,
        cStride,
        accumulate);
    rest(f, height, depth, a, rowStride, depthStride, b, bStride, c, cStride, accumulate);
  }

  /** Emits the product for the rows below the last full tile. */
  void rest(
      WasmFunction f,
      I32 height,
      I32 depth,
      I32 a,
      I32 rowStride,
      I32 depthStride,
      I32 b,
      I32 bStride,
      I32 c,
      I32 cStride,
      I32 accumulate) {
    int full = machine.tileRows;
    I32 rest = f.let("rest", height.remainder(I32.of(full)));
    f.when(
        rest.gt(0),
        () -> {
          I32 done = f.let("done", height.minus(rest));
          I32 aRest = f.let("aRest", a.plus(done.times(rowStride)));
          I32 cRest = f.let("cRest", c.plus(done.times(cStride)));
          f.select(
              rest.minus(1),
              full - 1,
              i ->
                  f.call(
                      byRows.get(i),
                      rest,
                      depth,
                      aRest,
                      rowStride,
                      depthStride,
                      b,
                      bStride,
                      cRest,
                      cStride,
                      accumulate));
        });
  }

  /** As many tiles of {@code rows} rows as {@code height} holds, one below the other. */
  private WasmFunction emit(WasmFunction f, int rows) {
    I32 height = f.i32("height");
    I32 depth = f.i32("depth");
    I32 a = f.i32("a");
    I32 rowStride = f.i32("rowStride");
    I32 depthStride = f.i32("depthStride");
    I32 b = f.i32("b");
    I32 bStride = f.i32("bStride");
    I32 c = f.i32("c");
    I32 cStride = f.i32("cStride");
    I32 accumulate = f.i32("accumulate");
    f.loopWhile(
        () -> height.ge(rows),
        () -> {
          List<I32> row = rows(f, a, rowStride, rows);
          List<F32x4> sums = sums(f, rows);
          I32 right = f.let("right", b);
          I32 left = f.let("left", depth);
          f.loopWhile(
              () -> left.gt(0),
              () -> {
                step(f, row, right, sums);
                row.forEach(pointer -> f.advance(pointer, depthStride));
                f.advance(right, bStride);
                f.advance(left, -1);
              });
          store(f, c, cStride, sums, accumulate);
          f.advance(a, rowStride.times(rows));
          f.advance(c, cStride.times(rows));
          f.advance(height, -rows);
        });
    return f;
  }

  /** The addresses of so many rows. */
  static List<I32> rows(WasmFunction f, I32 first, I32 stride, int count) {
    List<I32> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(f.let("row", i == 0 ? first : rows.getLast().plus(stride)));
    }
    return rows;
  }

  /** The sums of a tile, all zero. */
  List<F32x4> sums(WasmFunction f, int rows) {
    List<F32x4> sums = new ArrayList<>();
    for (int i = 0; i < rows * VECTORS; i++) {
      sums.add(f.let("sum", F32x4.of(0)));
    }
    return sums;
  }

  /** Adds the outer product of the factors at these addresses and a row of the right side. */
  void step(WasmFunction f, List<I32> row, I32 right, List<F32x4> sums) {
    List<F32x4> vectors = new ArrayList<>();
    for (int j = 0; j < VECTORS; j++) {
      vectors.add(f.let("b", right.loadVector(16 * j)));
    }
    for (int i = 0; i < row.size(); i++) {
      F32x4 factor = f.let("a", row.get(i).loadSplat(0));
      for (int j = 0; j < VECTORS; j++) {
        F32x4 sum = sums.get(VECTORS * i + j);
        f.set(sum, machine.madd(factor, vectors.get(j), sum));
      }
    }
  }

  /** Writes a tile's sums, or adds them. */
  void store(WasmFunction f, I32 c, I32 cStride, List<F32x4> sums, I32 accumulate) {
    f.when(
        accumulate,
        () -> store(f, c, cStride, sums, true),
        () -> store(f, c, cStride, sums, false));
  }

  private static void store(
      WasmFunction f, I32 c, I32 cStride, List<F32x4> sums, boolean accumulate) {
    I32 pointer = f.let("pointer", c);
    for (int i = 0; i < sums.size(); i++) {
      int offset = 16 * (i % VECTORS);
      F32x4 sum = sums.get(i);
      f.store(pointer, offset, accumulate ? pointer.loadVector(offset).plus(sum) : sum);
      if (i % VECTORS == VECTORS - 1) {
        f.advance(pointer, cStride);
      }
    }
  }
}
