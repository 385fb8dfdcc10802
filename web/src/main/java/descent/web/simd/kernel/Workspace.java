package descent.web.simd.kernel;

/**
 * The private memory that kernels may use between their first and last instruction. Its address is
 * handed to those that want it.
 */
public final class Workspace {
  /**
   * Depth of the blocks of a matrix product: a panel of the right side stays in the first cache.
   */
  static final int DEPTH = 256;

  /** Width of the blocks of a matrix product: all its panels stay in the second cache. */
  static final int WIDTH = 256;

  /** Where a tile goes of which only some columns exist: {@link Machine#tileRows} rows of eight. */
  static final int EDGE = 0;

  /** Where panels of the right side are packed. */
  static final int PANELS = 256;

  /** Where {@link SparseTiles} lists the columns that are not all zeros. */
  static final int LISTS = PANELS + DEPTH * WIDTH * Float.BYTES;

  /** How much there is. */
  public static final int BYTES = LISTS + SparseTiles.BYTES;

  private Workspace() {}
}
