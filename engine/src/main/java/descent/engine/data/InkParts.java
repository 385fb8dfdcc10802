package descent.engine.data;

/**
 * Counts the separate parts of the ink in a picture; pixels that touch at a corner hang together.
 */
public final class InkParts {
  private InkParts() {}

  /**
   * How many parts have at least so many pixels.
   *
   * @param picture unsigned bytes row by row, 0 for no ink
   * @param width pixels in a row
   * @param least pixels that a part must have to count, so that a speck does not
   */
  public static int count(byte[] picture, int width, int least) {
    boolean[] seen = new boolean[picture.length];
    int[] open = new int[picture.length];
    int parts = 0;
    for (int start = 0; start < picture.length; start++) {
      int size = 0;
      int waiting = 0;
      if (picture[start] != 0 && !seen[start]) {
        seen[start] = true;
        open[waiting++] = start;
      }
      while (waiting > 0) {
        int at = open[--waiting];
        size++;
        for (int i = 0; i < 9; i++) {
          int x = at % width + i % 3 - 1;
          int next = at + (i / 3 - 1) * width + i % 3 - 1;
          if (x >= 0 && x < width && next >= 0 && next < picture.length) {
            if (picture[next] != 0 && !seen[next]) {
              seen[next] = true;
              open[waiting++] = next;
            }
          }
        }
      }
      parts += size > 0 && size >= least ? 1 : 0;
    }
    return parts;
  }
}
