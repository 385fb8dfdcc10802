package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits c(m, n) = or += a(m, k) . b(n, k)^T for few rows: each element is the dot product of two
 * rows that both lie in memory as they are wanted, so nothing is packed. A Linear layer is this
 * product, and one sample at a time has few rows.
 */
final class DotProducts {
  /** Rows and columns of the tiles whose sums are kept in registers, four lanes each. */
  private record Tile(int rows, int columns) {}

  private static final List<Tile> WIDE = List.of(new Tile(1, 8), new Tile(2, 4));

  private final Machine machine;
  private final WasmFunction product;

  DotProducts(WasmModule module, Machine machine) {
    this.machine = machine;
    List<WasmFunction> rows = new ArrayList<>();
    for (Tile tile : WIDE) {
      rows.add(rows(module.function("dotRows" + tile.rows()), tile));
    }
    product = product(module.function("dotProducts"), rows);
  }

  /** Strides are in bytes. */
  void product(
      WasmFunction f,
      I32 m,
      I32 n,
      I32 k,
      I32 a,
      I32 lda,
      I32 b,
      I32 ldb,
      I32 c,
      I32 ldc,
      I32 accumulate) {
    f.call(product, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  }

  private static WasmFunction product(WasmFunction f, List<WasmFunction> rows) {
    I32 m = f.i32("m");
    I32 n = f.i32("n");
    I32 k = f.i32("k");
    I32 a = f.i32("a");
    I32 lda = f.i32("lda");
    I32 b = f.i32("b");
    I32 ldb = f.i32("ldb");
    I32 c = f.i32("c");
    I32 ldc = f.i32("ldc");
    I32 accumulate = f.i32("accumulate");
    for (int i = rows.size(); i >= 1; i--) {
      int count = i;
      f.loopWhile(
          () -> m.ge(count),
          () -> {
            f.call(rows.get(count - 1), n, k, a, lda, b, ldb, c, ldc, accumulate);
            f.advance(a, lda.times(count));
            f.advance(c, ldc.times(count));
            f.advance(m, -count);
          });
    }
    return f;
  }

  /** A few rows of c: tiles of several columns, then column by column. */
  private WasmFunction rows(WasmFunction f, Tile tile) {
    I32 n = f.i32("n");
    I32 k = f.i32("k");
    I32 a = f.i32("a");
    I32 lda = f.i32("lda");
    I32 b = f.i32("b");
    I32 ldb = f.i32("ldb");
    I32 c = f.i32("c");
    I32 ldc = f.i32("ldc");
    I32 accumulate = f.i32("accumulate");
    for (int columns : new int[] {tile.columns(), 1}) {
      f.loopWhile(
          () -> n.ge(columns),
          () -> {
            List<F32x4> sums = sums(f, new Tile(tile.rows(), columns), k, a, lda, b, ldb);
            I32 target = f.let("target", c);
            for (int row = 0; row < tile.rows(); row++) {
              for (int column = 0; column < columns; column += 4) {
                int first = row * columns + column;
                store(
                    f,
                    target,
                    4 * column,
                    sums.subList(first, first + Math.min(columns, 4)),
                    accumulate);
              }
              f.advance(target, ldc);
            }
            f.advance(b, ldb.times(columns));
            f.advance(c, 4 * columns);
            f.advance(n, -columns);
          });
    }
    return f;
  }

  private List<F32x4> sums(WasmFunction f, Tile tile, I32 k, I32 a, I32 lda, I32 b, I32 ldb) {
    List<I32> left = pointers(f, "left", a, lda, tile.rows());
    List<I32> right = pointers(f, "right", b, ldb, tile.columns());
    List<F32x4> sums = new ArrayList<>();
    for (int i = 0; i < tile.rows() * tile.columns(); i++) {
      sums.add(f.let("sum", F32x4.of(0)));
    }
    I32 rest = f.let("rest", k);
    f.loopWhile(
        () -> rest.ge(4),
        () -> {
          step(f, left, right, sums, pointer -> pointer.loadVector(0));
          advance(f, left, right, 16);
          f.advance(rest, -4);
        });
    f.loopWhile(
        () -> rest.gt(0),
        () -> {
          step(f, left, right, sums, pointer -> pointer.loadOne(0));
          advance(f, left, right, 4);
          f.advance(rest, -1);
        });
    return sums;
  }

  private static List<I32> pointers(WasmFunction f, String name, I32 first, I32 stride, int count) {
    List<I32> pointers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pointers.add(f.let(name, i == 0 ? first : pointers.get(i - 1).plus(stride)));
    }
    return pointers;
  }

  private static void advance(WasmFunction f, List<I32> left, List<I32> right, int bytes) {
    left.forEach(pointer -> f.advance(pointer, bytes));
    right.forEach(pointer -> f.advance(pointer, bytes));
  }

  private interface Load {
    F32x4 from(I32 pointer);
  }

  private void step(WasmFunction f, List<I32> left, List<I32> right, List<F32x4> sums, Load load) {
    List<F32x4> factors = new ArrayList<>();
    for (I32 pointer : left) {
      factors.add(f.let("a", load.from(pointer)));
    }
    for (int column = 0; column < right.size(); column++) {
      F32x4 factor = f.let("b", load.from(right.get(column)));
      for (int row = 0; row < left.size(); row++) {
        F32x4 sum = sums.get(row * right.size() + column);
        f.set(sum, machine.madd(factors.get(row), factor, sum));
      }
    }
  }

  /** Stores the lanes' totals of one or four sums. */
  private static void store(
      WasmFunction f, I32 target, int offset, List<F32x4> sums, I32 accumulate) {
    boolean four = sums.size() == 4;
    F32x4 total =
        f.let("total", four ? Squares.sums(f, sums) : Losses.sumOfLanes(f, sums.getFirst()));
    f.when(
        accumulate,
        () -> f.set(total, total.plus(four ? target.loadVector(offset) : target.loadOne(offset))));
    if (four) {
      f.store(target, offset, total);
    } else {
      f.storeLane(0, target, offset, total);
    }
  }
}
