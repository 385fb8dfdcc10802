package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

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
   * What a product takes: {@code height} rows of c, the length of their sums, where both sides and
   * c begin, their strides in bytes, and whether the sums are added to c.
   */
  record Operands(
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
    /** The same as the parameters of a function. */
    static Operands parametersOf(WasmFunction f) {
      return new Operands(
          f.i32("height"),
          f.i32("depth"),
          f.i32("a"),
          f.i32("rowStride"),
          f.i32("depthStride"),
          f.i32("b"),
          f.i32("bStride"),
          f.i32("c"),
          f.i32("cStride"),
          f.i32("accumulate"));
    }

    /** Emits the call of a function that takes them, and perhaps more. */
    void call(WasmFunction f, WasmFunction target, I32... more) {
      List<I32> all = new ArrayList<>();
      all.addAll(
          List.of(height, depth, a, rowStride, depthStride, b, bStride, c, cStride, accumulate));
      all.addAll(List.of(more));
      f.call(target, all.toArray(new I32[0]));
    }
  }

  /** Emits the product: as many full tiles as there are, then one of the rows that are left. */
  void product(WasmFunction f, Operands operands) {
    operands.call(f, byRows.get(machine.tileRows - 1));
    rest(f, operands);
  }

  /** Emits the product for the rows below the last full tile. */
  void rest(WasmFunction f, Operands of) {
    int full = machine.tileRows;
    I32 rest = f.let("rest", of.height.remainder(I32.of(full)));
    f.when(
        rest.gt(0),
        () -> {
          I32 done = f.let("done", of.height.minus(rest));
          I32 a = f.let("aRest", of.a.plus(done.times(of.rowStride)));
          I32 c = f.let("cRest", of.c.plus(done.times(of.cStride)));
          Operands below =
              new Operands(
                  rest,
                  of.depth,
                  a,
                  of.rowStride,
                  of.depthStride,
                  of.b,
                  of.bStride,
                  c,
                  of.cStride,
                  of.accumulate);
          f.select(rest.minus(1), full - 1, i -> below.call(f, byRows.get(i)));
        });
  }

  /** The dense product for tiles of {@code rows} rows. */
  private WasmFunction emit(WasmFunction f, int rows) {
    Operands of = Operands.parametersOf(f);
    each(
        f,
        rows,
        of,
        (row, sums) -> {
          I32 right = f.let("right", of.b);
          I32 left = f.let("left", of.depth);
          f.loopWhile(
              () -> left.gt(0),
              () -> {
                step(f, row, right, sums);
                row.forEach(pointer -> f.advance(pointer, of.depthStride));
                f.advance(right, of.bStride);
                f.advance(left, -1);
              });
        });
    return f;
  }

  /**
   * Emits the loop over as many tiles of {@code rows} rows as there are, one below the other.
   *
   * @param of the parameters of the function, which they use up
   * @param product emits a tile's product, from the addresses of its rows to its sums
   */
  void each(WasmFunction f, int rows, Operands of, BiConsumer<List<I32>, List<F32x4>> product) {
    f.loopWhile(
        () -> of.height.ge(rows),
        () -> {
          List<I32> row = rows(f, of.a, of.rowStride, rows);
          List<F32x4> sums = sums(f, rows);
          product.accept(row, sums);
          store(f, of.c, of.cStride, sums, of.accumulate);
          f.advance(of.a, of.rowStride.times(rows));
          f.advance(of.c, of.cStride.times(rows));
          f.advance(of.height, -rows);
        });
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
  private static List<F32x4> sums(WasmFunction f, int rows) {
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
  private static void store(WasmFunction f, I32 c, I32 cStride, List<F32x4> sums, I32 accumulate) {
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
