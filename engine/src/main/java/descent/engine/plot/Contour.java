package descent.engine.plot;

/**
 * The lines on which a field has a certain value, by marching squares: each square between four
 * values is crossed by a straight piece, and pieces that meet are drawn in one stroke, which costs
 * a canvas a fraction of drawing them singly.
 */
public final class Contour {
  // The edges of a square, clockwise.
  private static final int TOP = 0;
  private static final int RIGHT = 1;
  private static final int BOTTOM = 2;
  private static final int LEFT = 3;
  private static final int NOWHERE = -1;

  private final float[] field;
  private final int size;
  private final double level;
  private final double left;
  private final double top;
  private final double cell;
  private final Path path;

  /** Which edges of each square a line was drawn through already, a bit for each. */
  private final byte[] drawn;

  private Contour(
      float[] field, int size, double level, double x, double y, double extent, Path path) {
    this.field = field;
    this.size = size;
    this.level = level;
    this.path = path;
    cell = extent / size;
    left = x + cell / 2;
    top = y + cell / 2;
    drawn = new byte[size * size];
  }

  /**
   * Adds to path the lines on which the field is {@code level}.
   *
   * @param field size * size values in the middle of the cells of a square, the top row first
   * @param x where the square begins, and {@code extent} how large it is
   */
  public static void trace(
      float[] field, int size, double level, double x, double y, double extent, Path path) {
    new Contour(field, size, level, x, y, extent, path).traceAll();
  }

  private void traceAll() {
    for (int row = 0; row + 1 < size; row++) {
      for (int column = 0; column + 1 < size; column++) {
        if (isCrossed(row, column)) {
          for (int edge = TOP; edge <= LEFT; edge++) {
            traceFrom(row, column, edge);
          }
        }
      }
    }
  }

  private double at(int row, int column) {
    return field[row * size + column] - level;
  }

  private boolean isCrossed(int row, int column) {
    int corners = corners(row, column);
    return corners != 0 && corners != 15;
  }

  /** Which corners of a square lie above the level: 8, 4, 2, 1 clockwise from the top left. */
  private int corners(int row, int column) {
    return (at(row, column) > 0 ? 8 : 0)
        | (at(row, column + 1) > 0 ? 4 : 0)
        | (at(row + 1, column + 1) > 0 ? 2 : 0)
        | (at(row + 1, column) > 0 ? 1 : 0);
  }

  /** Follows the line through an edge of a square, first into the square, then away from it. */
  private void traceFrom(int row, int column, int edge) {
    if (isDrawn(row, column, edge) || exit(row, column, edge) == NOWHERE) {
      return;
    }
    follow(row, column, edge);
    int behindRow = row + (edge == TOP ? -1 : edge == BOTTOM ? 1 : 0);
    int behindColumn = column + (edge == LEFT ? -1 : edge == RIGHT ? 1 : 0);
    int entry = (edge + 2) % 4;
    if (isSquare(behindRow, behindColumn) && !isDrawn(behindRow, behindColumn, entry)) {
      follow(behindRow, behindColumn, entry);
    }
  }

  private void follow(int fromRow, int fromColumn, int fromEdge) {
    int row = fromRow;
    int column = fromColumn;
    int entry = fromEdge;
    path.moveTo(crossingX(row, column, entry), crossingY(row, column, entry));
    while (isSquare(row, column) && !isDrawn(row, column, entry)) {
      int exit = exit(row, column, entry);
      drawn[row * size + column] |= (byte) (1 << entry | 1 << exit);
      path.lineTo(crossingX(row, column, exit), crossingY(row, column, exit));
      row += exit == TOP ? -1 : exit == BOTTOM ? 1 : 0;
      column += exit == LEFT ? -1 : exit == RIGHT ? 1 : 0;
      entry = (exit + 2) % 4;
    }
  }

  private boolean isSquare(int row, int column) {
    return row >= 0 && column >= 0 && row + 1 < size && column + 1 < size;
  }

  private boolean isDrawn(int row, int column, int edge) {
    return (drawn[row * size + column] >> edge & 1) == 1;
  }

  /** Through which edge the line leaves that enters through another, or NOWHERE. */
  private int exit(int row, int column, int entry) {
    return switch (corners(row, column)) {
      case 1, 14 -> other(entry, LEFT, BOTTOM);
      case 2, 13 -> other(entry, BOTTOM, RIGHT);
      case 3, 12 -> other(entry, LEFT, RIGHT);
      case 4, 11 -> other(entry, TOP, RIGHT);
      case 6, 9 -> other(entry, TOP, BOTTOM);
      case 7, 8 -> other(entry, LEFT, TOP);
      case 5 -> saddleExit(entry, isMiddleAbove(row, column));
      case 10 -> saddleExit(entry, !isMiddleAbove(row, column));
      default -> NOWHERE;
    };
  }

  private static int other(int entry, int one, int two) {
    if (entry == one) {
      return two;
    }
    return entry == two ? one : NOWHERE;
  }

  /** Two lines cut off either the top left and bottom right corners, or the other two. */
  private static int saddleExit(int entry, boolean cutsTopLeft) {
    if (cutsTopLeft) {
      return entry == LEFT || entry == TOP ? other(entry, LEFT, TOP) : other(entry, BOTTOM, RIGHT);
    }
    return entry == TOP || entry == RIGHT ? other(entry, TOP, RIGHT) : other(entry, LEFT, BOTTOM);
  }

  private boolean isMiddleAbove(int row, int column) {
    return at(row, column) + at(row, column + 1) + at(row + 1, column + 1) + at(row + 1, column)
        > 0;
  }

  private double crossingX(int row, int column, int edge) {
    return left
        + cell
            * switch (edge) {
              case TOP -> column + share(at(row, column), at(row, column + 1));
              case BOTTOM -> column + share(at(row + 1, column), at(row + 1, column + 1));
              case RIGHT -> column + 1.0;
              default -> (double) column;
            };
  }

  private double crossingY(int row, int column, int edge) {
    return top
        + cell
            * switch (edge) {
              case LEFT -> row + share(at(row, column), at(row + 1, column));
              case RIGHT -> row + share(at(row, column + 1), at(row + 1, column + 1));
              case BOTTOM -> row + 1.0;
              default -> (double) row;
            };
  }

  /** Where between two values of different sign the field is at the level, from 0 to 1. */
  private static double share(double from, double to) {
    return from / (from - to);
  }
}
