package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiles of products whose left side has columns of zeros in them: what a ReLU makes of neighbouring
 * points, or the margin of written digits. For each tile the columns that are not all zeros are
 * listed once, and the inner loop takes only those. A zero adds nothing, so the sums are the same
 * to the last bit.
 */
final class SparseTiles {
  /** Columns of which one in so many must be zero to be worth skipping. */
  private static final int WORTH_IT = 4;

  /** A list: where it ends, then the offset in bytes of each column that counts. */
  private static final int HEAD = 16;

  private static final int LIST_BYTES = HEAD + 4 * Workspace.DEPTH;

  /** What the lists of a block of rows need; the machine with the lowest tiles has most. */
  static final int BYTES = Products.HEIGHT / Machine.BASELINE.tileRows * LIST_BYTES;

  private final Tiles tiles;
  private final int rows;
  private final WasmFunction list;
  private final WasmFunction product;

  SparseTiles(WasmModule module, Machine machine, Tiles tiles) {
    this.tiles = tiles;
    rows = machine.tileRows;
    list = list(module.function("listColumns"));
    product = product(module.function("sparseTile"));
  }

  /**
   * Emits a look at a block of the left side; gives whether {@link #product} is to be used for it.
   * The first tile tells what to expect of the others, which are listed only then.
   */
  I32 look(WasmFunction f, I32 worthLooking, I32 height, I32 depth, I32 a, I32 lda, I32 lists) {
    I32 sparse = f.let("sparse", I32.of(0));
    f.when(
        worthLooking.and(height.ge(rows)),
        () -> {
          f.call(list, I32.of(rows), depth, a, lda, lists);
          I32 counted = lists.loadInt(0).minus(lists).minus(HEAD);
          f.set(sparse, counted.times(WORTH_IT).le(bytes(depth).times(WORTH_IT - 1)));
          f.when(sparse, () -> f.call(list, height, depth, a, lda, lists));
        });
    return sparse;
  }

  /** As {@link Tiles#product}, of a left side that is not transposed and has been listed. */
  void product(WasmFunction f, Tiles.Operands operands, I32 lists) {
    operands.call(f, product, lists);
    tiles.rest(f, operands);
  }

  /** Lists, tile by tile, the columns in which not all is zero. */
  private WasmFunction list(WasmFunction f) {
    I32 height = f.i32("height");
    I32 depth = f.i32("depth");
    I32 a = f.i32("a");
    I32 rowStride = f.i32("rowStride");
    I32 lists = f.i32("lists");
    f.loopWhile(
        () -> height.ge(rows),
        () -> {
          List<I32> row = Tiles.rows(f, a, rowStride, rows);
          I32 to = f.let("to", lists.plus(HEAD));
          I32 offset = f.let("offset", I32.of(0));
          I32 end = f.let("end", bytes(depth));
          f.loopWhile(
              () -> offset.le(end.minus(16)),
              () -> {
                I32x4 bits = row.getFirst().plus(offset).loadInts(0);
                for (I32 other : row.subList(1, rows)) {
                  bits = bits.or(other.plus(offset).loadInts(0));
                }
                I32 zeros = f.let("zeros", bits.eq(0).bitmask());
                for (int lane = 0; lane < 4; lane++) {
                  f.store(to, 0, offset.plus(4 * lane));
                  I32 zero = zeros.shiftRight(lane).and(1);
                  f.advance(to, I32.of(4).minus(zero.shiftLeft(2)));
                }
                f.advance(offset, 16);
              });
          // The last few count as they are.
          f.loopWhile(
              () -> offset.lt(end),
              () -> {
                f.store(to, 0, offset);
                f.advance(to, 4);
                f.advance(offset, 4);
              });
          f.store(lists, 0, to);
          f.advance(lists, LIST_BYTES);
          f.advance(a, rowStride.times(rows));
          f.advance(height, -rows);
        });
    return f;
  }

  /** The product of the columns in the lists, for as many full tiles as there are. */
  private WasmFunction product(WasmFunction f) {
    Tiles.Operands of = Tiles.Operands.parametersOf(f);
    I32 lists = f.i32("lists");
    tiles.each(
        f,
        rows,
        of,
        (row, sums) -> {
          I32 column = f.let("column", lists.plus(HEAD));
          I32 end = f.let("end", lists.loadInt(0));
          f.loopWhile(
              () -> column.lt(end),
              () -> {
                I32 offset = f.let("offset", column.loadInt(0));
                I32 right = f.let("right", of.b().plus(offset.times(Tiles.COLUMNS)));
                List<I32> factors = new ArrayList<>();
                row.forEach(start -> factors.add(start.plus(offset)));
                tiles.step(f, factors, right, sums);
                f.advance(column, 4);
              });
          f.advance(lists, LIST_BYTES);
        });
    return f;
  }
}
