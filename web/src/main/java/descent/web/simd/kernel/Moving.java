package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/** Emits the kernels that move numbers without computing with them. */
final class Moving {
  /** Rows shorter than this, in bytes, are copied here: a bulk copy costs a call of the engine. */
  private static final int SHORT = 512;

  private Moving() {}

  static void emit(WasmModule module) {
    fill(module);
    WasmFunction rows = rows(module);
    copy(module, rows);
    transpose(module, rows);
    gather(module);
    scatterAdd(module);
  }

  private static void fill(WasmModule module) {
    WasmFunction f = module.export("fill");
    I32 n = f.i32("n");
    F32x4 value = Elementwise.splat(f, "value");
    I32 x = f.i32("x");
    f.when(
        value.asInts().any().isZero(),
        () -> f.clear(x, bytes(n)),
        () -> Sweep.wide(f, n, List.of(x), at -> at.store(x, value)));
  }

  /** y(rows, cols) = or += x(rows, cols), strides in bytes. */
  private static WasmFunction rows(WasmModule module) {
    WasmFunction f = module.function("copyRows");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 xStride = f.i32("xStride");
    I32 y = f.i32("y");
    I32 yStride = f.i32("yStride");
    I32 accumulate = f.i32("accumulate");
    I32x4 keep = f.let("keep", Elementwise.mask(accumulate));
    I32 size = f.let("size", bytes(cols));
    I32 inBulk = f.let("inBulk", accumulate.isZero().and(size.ge(SHORT)));
    f.repeat(
        rows,
        () -> {
          f.when(
              inBulk,
              () -> f.move(y, x, size),
              () -> {
                I32 from = f.let("from", x);
                I32 to = f.let("to", y);
                Sweep.over(
                    f,
                    cols,
                    List.of(from, to),
                    at -> at.store(to, at.load(to).where(keep).plus(at.load(from))));
              });
          f.advance(x, xStride);
          f.advance(y, yStride);
        });
    return f;
  }

  private static void copy(WasmModule module, WasmFunction rowByRow) {
    WasmFunction f = module.export("copy");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 ldx = f.i32("ldx");
    I32 y = f.i32("y");
    I32 ldy = f.i32("ldy");
    I32 accumulate = f.i32("accumulate");
    f.when(
        ldx.eq(cols).and(ldy.eq(cols)),
        () -> {
          f.set(cols, cols.times(rows));
          f.set(rows, I32.of(1));
        });
    f.call(rowByRow, rows, cols, x, bytes(ldx), y, bytes(ldy), accumulate);
  }

  /** Squares of four by four, then the rows and columns that are left one by one. */
  private static void transpose(WasmModule module, WasmFunction rowByRow) {
    WasmFunction f = module.export("transpose");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 accumulate = f.i32("accumulate");
    I32x4 keep = f.let("keep", Elementwise.mask(accumulate));
    I32 xStride = f.let("xStride", bytes(cols));
    I32 yStride = f.let("yStride", bytes(rows));
    f.when(
        rows.eq(1).or(cols.eq(1)),
        () -> {
          I32 one = I32.of(1);
          f.call(rowByRow, one, rows.times(cols), x, xStride, y, yStride, accumulate);
          f.set(rows, I32.of(0));
        });
    f.loopWhile(
        () -> rows.ge(4),
        () -> {
          I32 from = f.let("from", x);
          I32 to = f.let("to", y);
          I32 left = f.let("left", cols);
          f.loopWhile(
              () -> left.ge(4),
              () -> {
                square(f, from, xStride, to, yStride, keep);
                f.advance(from, 16);
                f.advance(to, yStride.shiftLeft(2));
                f.advance(left, -4);
              });
          f.loopWhile(
              () -> left.gt(0),
              () -> {
                I32 cell = f.let("cell", from);
                for (int i = 0; i < 4; i++) {
                  one(f, cell, to, 4 * i, keep);
                  f.advance(cell, xStride);
                }
                f.advance(from, 4);
                f.advance(to, yStride);
                f.advance(left, -1);
              });
          f.advance(x, xStride.shiftLeft(2));
          f.advance(y, 16);
          f.advance(rows, -4);
        });
    f.loopWhile(
        () -> rows.gt(0),
        () -> {
          I32 to = f.let("to", y);
          f.repeat(
              cols,
              () -> {
                one(f, x, to, 0, keep);
                f.advance(x, 4);
                f.advance(to, yStride);
              });
          f.advance(y, 4);
          f.advance(rows, -1);
        });
  }

  private static void square(
      WasmFunction f, I32 from, I32 xStride, I32 to, I32 yStride, I32x4 keep) {
    List<F32x4> square = new ArrayList<>();
    I32 row = f.let("row", from);
    for (int i = 0; i < 4; i++) {
      square.add(f.let("line", row.loadVector(0)));
      f.advance(row, xStride);
    }
    f.set(row, to);
    for (F32x4 column : Squares.transpose(f, square)) {
      f.store(row, 0, row.loadVector(0).where(keep).plus(column));
      f.advance(row, yStride);
    }
  }

  private static void one(WasmFunction f, I32 from, I32 to, int offset, I32x4 keep) {
    F32x4 before = to.loadOne(offset).where(keep);
    f.storeLane(0, to, offset, before.plus(from.loadOne(0)));
  }

  private static void gather(WasmModule module) {
    WasmFunction f = module.export("gather");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 table = f.i32("table");
    I32 ids = f.i32("ids");
    I32 y = f.i32("y");
    f.repeat(
        rows,
        () -> {
          I32 from = f.let("from", row(table, ids, cols));
          Sweep.over(f, cols, List.of(from, y), at -> at.store(y, at.load(from)));
          f.advance(ids, 4);
        });
  }

  private static void scatterAdd(WasmModule module) {
    WasmFunction f = module.export("scatterAdd");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 dy = f.i32("dy");
    I32 ids = f.i32("ids");
    I32 dTable = f.i32("dTable");
    f.repeat(
        rows,
        () -> {
          I32 to = f.let("to", row(dTable, ids, cols));
          Sweep.over(f, cols, List.of(dy, to), at -> at.store(to, at.load(to).plus(at.load(dy))));
          f.advance(ids, 4);
        });
  }

  /** The address of the row that an index, stored as a number, names. */
  private static I32 row(I32 table, I32 id, I32 cols) {
    return table.plus(bytes(id.loadFloat(0).toI32().times(cols)));
  }
}
