package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;

/**
 * Emits the matrix product, blocked for the caches as K. Goto and R. van de Geijn describe
 * ("Anatomy of High-Performance Matrix Multiplication", 2008): blocks of the depth, within them
 * blocks of the width whose right side is packed into panels, within them blocks of the height,
 * then panel by panel.
 */
final class Products {
  /** Rows of the left side that stay in the second cache while all panels pass. */
  static final int HEIGHT = 192;

  /** With fewer rows than this, copying the right side costs more than reading it in place. */
  private static final int PACKING_PAYS = 33;

  /** Fewer columns than this waste most of a panel. */
  private static final int NARROW = 4;

  /** With fewer columns than this, or a sum as short, listing the zeros costs what it saves. */
  private static final int LISTING_PAYS = 2 * Tiles.COLUMNS;

  private Products() {}

  static void emit(WasmModule module, Machine machine, Tiles tiles) {
    new Emission(module, machine, tiles).gemm();
  }

  /** The gemm kernel under construction, with its operands. */
  private static final class Emission {
    private final Machine machine;
    private final Tiles tiles;
    private final SparseTiles sparseTiles;
    private final Panels panels;
    private final DotProducts dots;
    private final WasmFunction f;
    private final I32 transposeA;
    private final I32 transposeB;
    private final I32 m;
    private final I32 n;
    private final I32 k;
    private final I32 a;
    private final I32 lda;
    private final I32 b;
    private final I32 ldb;
    private final I32 c;
    private final I32 ldc;
    private final I32 accumulate;
    private final I32 workspace;

    Emission(WasmModule module, Machine machine, Tiles tiles) {
      this.machine = machine;
      this.tiles = tiles;
      sparseTiles = new SparseTiles(module, machine, tiles);
      panels = new Panels(module);
      dots = new DotProducts(module, machine);
      f = module.export("gemm");
      transposeA = f.i32("transposeA");
      transposeB = f.i32("transposeB");
      m = f.i32("m");
      n = f.i32("n");
      k = f.i32("k");
      a = f.i32("a");
      lda = f.i32("lda");
      b = f.i32("b");
      ldb = f.i32("ldb");
      c = f.i32("c");
      ldc = f.i32("ldc");
      accumulate = f.i32("accumulate");
      workspace = f.i32("workspace");
    }

    void gemm() {
      f.set(lda, bytes(lda));
      f.set(ldb, bytes(ldb));
      f.set(ldc, bytes(ldc));
      f.when(k.le(0).and(accumulate.isZero()), this::clear);
      I32 rowsMeetRows = transposeB.and(transposeA.isZero());
      f.when(
          rowsMeetRows.and(m.lt(PACKING_PAYS).or(n.lt(NARROW))),
          () -> dots.product(f, m, n, k, a, lda, b, ldb, c, ldc, accumulate),
          () -> f.loop("depthFrom", I32.of(0), k, Workspace.DEPTH, this::depthBlock));
    }

    /** An empty sum. */
    private void clear() {
      I32 row = f.let("row", c);
      f.repeat(
          m,
          () -> {
            f.clear(row, bytes(n));
            f.advance(row, ldc);
          });
    }

    private void depthBlock(I32 depthFrom) {
      I32 depth = f.let("depth", k.minus(depthFrom).min(I32.of(Workspace.DEPTH)));
      f.loop(
          "columnsFrom",
          I32.of(0),
          n,
          Workspace.WIDTH,
          columnsFrom -> {
            I32 width = f.let("width", n.minus(columnsFrom).min(I32.of(Workspace.WIDTH)));
            I32 from = f.let("bBlock", b.plus(element(transposeB, ldb, depthFrom, columnsFrom)));
            widthBlock(depthFrom, depth, columnsFrom, width, from);
          });
      f.set(accumulate, I32.of(1));
    }

    /** The offset of op(matrix)(row, column). */
    private I32 element(I32 transposed, I32 stride, I32 row, I32 column) {
      return transposed.choose(
          column.times(stride).plus(bytes(row)), row.times(stride).plus(bytes(column)));
    }

    private void widthBlock(I32 depthFrom, I32 depth, I32 columnsFrom, I32 width, I32 bBlock) {
      I32 inPlace = f.let("inPlace", m.lt(PACKING_PAYS).and(transposeB.isZero()));
      I32 bStep = f.let("bStep", transposeB.choose(ldb, I32.of(4)));
      f.loop(
          "column",
          I32.of(0),
          width,
          Tiles.COLUMNS,
          column -> {
            I32 columns = f.let("columns", width.minus(column));
            f.when(
                inPlace.isZero().or(columns.lt(Tiles.COLUMNS)),
                () ->
                    panels.pack(
                        f,
                        transposeB,
                        depth,
                        columns,
                        bBlock.plus(column.times(bStep)),
                        ldb,
                        packed(depth, column)));
          });
      f.loop(
          "rowsFrom",
          I32.of(0),
          m,
          HEIGHT,
          rowsFrom -> {
            I32 height = f.let("height", m.minus(rowsFrom).min(I32.of(HEIGHT)));
            I32 left = f.let("aBlock", a.plus(element(transposeA, lda, rowsFrom, depthFrom)));
            I32 target = f.let("cBlock", c.plus(rowsFrom.times(ldc)).plus(bytes(columnsFrom)));
            I32 sparse = sparseTiles.look(f, listingPays(depth), height, depth, left, lda, lists());
            f.loop(
                "column",
                I32.of(0),
                width,
                Tiles.COLUMNS,
                column -> {
                  I32 columns = f.let("columns", width.minus(column));
                  I32 direct = f.let("direct", inPlace.and(columns.ge(Tiles.COLUMNS)));
                  I32 right =
                      f.let(
                          "right",
                          direct.choose(bBlock.plus(bytes(column)), packed(depth, column)));
                  I32 stride = f.let("stride", direct.choose(ldb, I32.of(4 * Tiles.COLUMNS)));
                  panel(sparse, height, depth, left, right, stride, target, column, columns);
                });
          });
    }

    /** Where the panel that begins with this column is packed. */
    private I32 packed(I32 depth, I32 column) {
      return workspace.plus(Workspace.PANELS).plus(bytes(column.times(depth)));
    }

    private I32 listingPays(I32 depth) {
      return transposeA
          .isZero()
          .and(m.ge(PACKING_PAYS))
          .and(n.ge(LISTING_PAYS))
          .and(depth.ge(LISTING_PAYS));
    }

    private I32 lists() {
      return workspace.plus(Workspace.LISTS);
    }

    private void panel(
        I32 sparse,
        I32 height,
        I32 depth,
        I32 left,
        I32 right,
        I32 stride,
        I32 target,
        I32 column,
        I32 columns) {
      I32 rowStride = f.let("rowStride", transposeA.choose(I32.of(4), lda));
      I32 depthStride = f.let("depthStride", transposeA.choose(lda, I32.of(4)));
      I32 to = f.let("to", target.plus(bytes(column)));
      Tiles.Operands operands =
          new Tiles.Operands(
              height, depth, left, rowStride, depthStride, right, stride, to, ldc, accumulate);
      f.when(
          columns.ge(Tiles.COLUMNS),
          () ->
              f.when(
                  sparse,
                  () -> sparseTiles.product(f, operands, lists()),
                  () -> tiles.product(f, operands)),
          () -> edge(operands, columns));
    }

    /** Tile by tile into the workspace, from there only the columns that exist. */
    private void edge(Tiles.Operands of, I32 columns) {
      int full = machine.tileRows;
      I32 tile = f.let("tile", workspace.plus(Workspace.EDGE));
      I32 from = f.let("from", of.a());
      f.loop(
          "row",
          I32.of(0),
          of.height(),
          full,
          row -> {
            I32 rows = f.let("rows", of.height().minus(row).min(I32.of(full)));
            tiles.product(
                f,
                new Tiles.Operands(
                    rows,
                    of.depth(),
                    from,
                    of.rowStride(),
                    of.depthStride(),
                    of.b(),
                    of.bStride(),
                    tile,
                    I32.of(4 * Tiles.COLUMNS),
                    I32.of(0)));
            I32 result = f.let("result", tile);
            f.repeat(
                rows,
                () -> {
                  f.loop(
                      "element",
                      columns,
                      element -> {
                        I32 cell = f.let("cell", of.c().plus(bytes(element)));
                        I32 sum = result.plus(bytes(element));
                        f.when(
                            accumulate,
                            () -> f.store(cell, 0, cell.loadFloat(0).plus(sum.loadFloat(0))),
                            () -> f.store(cell, 0, sum.loadFloat(0)));
                      });
                  f.advance(result, 4 * Tiles.COLUMNS);
                  f.advance(of.c(), of.cStride());
                });
            f.advance(from, of.rowStride().times(full));
          });
    }
  }
}
