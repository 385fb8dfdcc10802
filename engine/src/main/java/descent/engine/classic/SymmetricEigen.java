package descent.engine.classic;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix: Householder's reflections bring it to three
 * diagonals, implicit QL steps to one.
 *
 * <p>Source: H. Bowdler, R. Martin, C. Reinsch, J. Wilkinson, "The QR and QL algorithms for
 * symmetric matrices", Numerische Mathematik 11 (1968), procedures tred2 and tql2.
 */
final class SymmetricEigen {
  private static final int MOST_SWEEPS = 50;

  /** vectors[i][k] is element i of the k-th eigenvector. */
  private final double[][] vectors;

  private final double[] values;
  private final double[] beside;

  /** Decomposes a matrix of n rows of n, of which the lower triangle is read. */
  SymmetricEigen(double[] matrix, int n) {
    vectors = new double[n][n];
    values = new double[n];
    beside = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        vectors[i][j] = matrix[i * n + j];
      }
    }
    reduce();
    accumulate();
    diagonalise();
  }

  /** The eigenvalues, in no particular order. */
  double[] values() {
    return values;
  }

  /** Element i of the eigenvector of {@code values()[k]}; eigenvectors have length 1. */
  double vector(int i, int k) {
    return vectors[i][k];
  }

  /** Row by row from the last, a reflection clears what stands left of the diagonal's neighbour. */
  private void reduce() {
    for (int i = values.length - 1; i > 0; i--) {
      double[] row = vectors[i];
      double scale = 0;
      for (int k = 0; k < i; k++) {
        scale += Math.abs(row[k]);
      }
      if (i == 1 || scale == 0) {
        beside[i] = row[i - 1];
        values[i] = 0;
        continue;
      }
      double squares = 0;
      for (int k = 0; k < i; k++) {
        row[k] /= scale;
        squares += row[k] * row[k];
      }
      double f = row[i - 1];
      double g = f > 0 ? -Math.sqrt(squares) : Math.sqrt(squares);
      beside[i] = scale * g;
      double h = squares - f * g;
      row[i - 1] = f - g;
      reflect(i, row, h);
      values[i] = h;
    }
  }

  /** A := P A P on the leading i x i part, P the reflection along {@code normal}. */
  private void reflect(int i, double[] normal, double h) {
    double f = 0;
    for (int j = 0; j < i; j++) {
      vectors[j][i] = normal[j] / h;
      double g = 0;
      for (int k = 0; k <= j; k++) {
        g += vectors[j][k] * normal[k];
      }
      for (int k = j + 1; k < i; k++) {
        g += vectors[k][j] * normal[k];
      }
      beside[j] = g / h;
      f += beside[j] * normal[j];
    }
    double half = f / (h + h);
    for (int j = 0; j < i; j++) {
      double n = normal[j];
      double g = beside[j] - half * n;
      beside[j] = g;
      for (int k = 0; k <= j; k++) {
        vectors[j][k] -= n * beside[k] + g * normal[k];
      }
    }
  }

  /** The product of all reflections, in place of what they were read from. */
  private void accumulate() {
    int n = values.length;
    values[0] = 0;
    beside[0] = 0;
    for (int i = 0; i < n; i++) {
      if (values[i] != 0) {
        for (int j = 0; j < i; j++) {
          double g = 0;
          for (int k = 0; k < i; k++) {
            g += vectors[i][k] * vectors[k][j];
          }
          for (int k = 0; k < i; k++) {
            vectors[k][j] -= g * vectors[k][i];
          }
        }
      }
      values[i] = vectors[i][i];
      vectors[i][i] = 1;
      for (int j = 0; j < i; j++) {
        vectors[j][i] = 0;
        vectors[i][j] = 0;
      }
    }
  }

  private void diagonalise() {
    int n = values.length;
    System.arraycopy(beside, 1, beside, 0, n - 1);
    beside[n - 1] = 0;
    for (int low = 0; low < n; low++) {
      for (int sweep = 0; ; sweep++) {
        int split = low;
        while (split < n - 1 && !isNothing(split)) {
          split++;
        }
        if (split == low) {
          break;
        }
        if (sweep == MOST_SWEEPS) {
          throw new IllegalArgumentException(
              "The eigenvalues of the matrix cannot be found; does it hold only finite numbers?");
        }
        sweep(low, split);
      }
    }
  }

  /** Whether the element beside the diagonal is lost beside its two neighbours on it. */
  private boolean isNothing(int i) {
    double neighbours = Math.abs(values[i]) + Math.abs(values[i + 1]);
    return neighbours + Math.abs(beside[i]) == neighbours;
  }

  /** One implicit QL step with Wilkinson's shift on the part from low to high. */
  private void sweep(int low, int high) {
    double g = (values[low + 1] - values[low]) / (2 * beside[low]);
    double r = Math.sqrt(g * g + 1);
    g = values[high] - values[low] + beside[low] / (g + (g < 0 ? -r : r));
    double sine = 1;
    double cosine = 1;
    double p = 0;
    for (int i = high - 1; i >= low; i--) {
      double f = sine * beside[i];
      double b = cosine * beside[i];
      r = Math.sqrt(f * f + g * g);
      beside[i + 1] = r;
      if (r == 0) {
        values[i + 1] -= p;
        beside[high] = 0;
        return;
      }
      sine = f / r;
      cosine = g / r;
      g = values[i + 1] - p;
      r = (values[i] - g) * sine + 2 * cosine * b;
      p = sine * r;
      values[i + 1] = g + p;
      g = cosine * r - b;
      for (double[] row : vectors) {
        double next = row[i + 1];
        row[i + 1] = sine * row[i] + cosine * next;
        row[i] = cosine * row[i] - sine * next;
      }
    }
    values[low] -= p;
    beside[low] = g;
    beside[high] = 0;
  }
}
