package descent.engine.data;

import descent.engine.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The 71 features that the notebook takes from a picture of 28 x 28 pixels by hand, as was done
 * before networks learned their own: how much ink there is, where, how even, how edgy, and the mean
 * of each row and column.
 */
public final class DigitFeatures {
  /** How many features there are. */
  public static final int COUNT = 71;

  private static final int SIZE = 28;
  private static final int HALF = SIZE / 2;

  /** Pixels above this count as ink. */
  private static final double INK = 0.3;

  private DigitFeatures() {}

  /** The features' names, in their order. */
  public static List<String> names() {
    List<String> names =
        new ArrayList<>(
            List.of(
                "mean", "std", "ink>0.3", "top", "bottom", "left", "right", "v_sym", "h_sym", "q1",
                "q2", "q3", "q4", "grad_h", "grad_v"));
    for (String line : new String[] {"row", "col"}) {
      for (int i = 0; i < SIZE; i++) {
        names.add(line + i);
      }
    }
    return names;
  }

  /**
   * The features of each picture.
   *
   * @param pictures 784 numbers from 0 to 1 each
   * @throws IllegalArgumentException if the pictures have another size
   */
  public static Numbers of(Samples pictures) {
    if (pictures.shape().perRow() != SIZE * SIZE) {
      throw new IllegalArgumentException(
          "The features by hand are made for pictures of 28 x 28, got " + pictures.shape());
    }
    double[] features = new double[pictures.size() * COUNT];
    double[] picture = new double[SIZE * SIZE];
    for (int i = 0; i < pictures.size(); i++) {
      pictures.gather(new int[] {i}, 0, 1, picture);
      System.arraycopy(of(picture), 0, features, i * COUNT, COUNT);
    }
    return Numbers.of(Shape.of(COUNT), features);
  }

  /** The features of one picture, 784 numbers from 0 to 1. */
  public static double[] of(double[] p) {
    double top = mean(p, 0, 0, HALF, SIZE);
    double bottom = mean(p, HALF, 0, HALF, SIZE);
    double left = mean(p, 0, 0, SIZE, HALF);
    double right = mean(p, 0, HALF, SIZE, HALF);
    double mean = mean(p, 0, 0, SIZE, SIZE);
    double squares = 0;
    int ink = 0;
    for (double value : p) {
      squares += (value - mean) * (value - mean);
      ink += value > INK ? 1 : 0;
    }
    double[] features = new double[COUNT];
    double[] first = {
      mean,
      Math.sqrt(squares / p.length),
      (double) ink / p.length,
      top,
      bottom,
      left,
      right,
      Math.abs(top - bottom),
      Math.abs(left - right),
      mean(p, 0, 0, HALF, HALF),
      mean(p, 0, HALF, HALF, HALF),
      mean(p, HALF, 0, HALF, HALF),
      mean(p, HALF, HALF, HALF, HALF),
      edges(p, 1),
      edges(p, SIZE)
    };
    System.arraycopy(first, 0, features, 0, first.length);
    for (int i = 0; i < SIZE; i++) {
      features[first.length + i] = mean(p, i, 0, 1, SIZE);
      features[first.length + SIZE + i] = mean(p, 0, i, SIZE, 1);
    }
    return features;
  }

  private static double mean(double[] p, int row, int column, int rows, int columns) {
    double sum = 0;
    for (int y = row; y < row + rows; y++) {
      for (int x = column; x < column + columns; x++) {
        sum += p[y * SIZE + x];
      }
    }
    return sum / (rows * columns);
  }

  /** The mean difference of neighbours, side by side (step 1) or one below the other (step 28). */
  private static double edges(double[] p, int step) {
    double sum = 0;
    for (int i = 0; i + step < p.length; i++) {
      boolean lastColumn = step == 1 && i % SIZE == SIZE - 1;
      sum += lastColumn ? 0 : Math.abs(p[i + step] - p[i]);
    }
    return sum / (SIZE * (SIZE - 1));
  }
}
