package descent.engine.classic;

/**
 * Newton's method with each step found by conjugate gradients, so that the matrix of second
 * derivatives is never formed: first roughly, then ever more exactly as the gradient shrinks.
 *
 * <p>Source: J. Nocedal and S. Wright, Numerical Optimization, 2nd ed., algorithm 7.1.
 */
final class NewtonMethod {
  /** The part of the promised decrease that a step must bring (Armijo). */
  private static final double SUFFICIENT = 1e-4;

  /** A value that rose by less than this part of itself has not risen, but was rounded. */
  private static final double ROUNDING = 1e-6;

  private static final int MOST_HALVINGS = 30;

  private final Convex function;
  private final double[] point;
  private double[] gradient;
  private double value;
  private int steps;

  NewtonMethod(Convex function, double[] start) {
    this.function = function;
    this.point = start.clone();
    this.gradient = new double[start.length];
    this.value = function.value(point, gradient);
  }

  /**
   * Steps until no element of the gradient is larger than {@code tolerance}, or it cannot improve.
   */
  void run(double tolerance, int mostSteps) {
    while (largest(gradient) > tolerance && steps < mostSteps && step()) {
      steps++;
    }
  }

  double[] point() {
    return point.clone();
  }

  double value() {
    return value;
  }

  int steps() {
    return steps;
  }

  /** The largest element of the gradient in size. */
  double slope() {
    return largest(gradient);
  }

  private boolean step() {
    double[] direction = conjugateGradients();
    double promised = dot(gradient, direction);
    double[] next = new double[point.length];
    double[] nextGradient = new double[point.length];
    double size = 1;
    for (int halving = 0; halving < MOST_HALVINGS; halving++, size /= 2) {
      for (int i = 0; i < next.length; i++) {
        next[i] = point[i] + size * direction[i];
      }
      double nextValue = function.value(next, nextGradient);
      boolean lower = nextValue <= value + SUFFICIENT * size * promised;
      boolean flatter =
          nextValue <= value + ROUNDING * Math.abs(value)
              && norm(nextGradient) < 0.5 * norm(gradient);
      if (lower || flatter) {
        System.arraycopy(next, 0, point, 0, next.length);
        gradient = nextGradient;
        value = nextValue;
        return true;
      }
    }
    function.value(point, gradient);
    return false;
  }

  /**
   * The direction d with H d = -gradient, up to a remainder that shrinks with the gradient. Scaling
   * by the diagonal of H evens out features of different sizes, which saves most of the products
   * with H where many are almost always 0, as the pixels at the edge of digits are.
   */
  private double[] conjugateGradients() {
    int n = point.length;
    double slope = norm(gradient);
    double enough = Math.min(0.25, Math.sqrt(slope / (1 + Math.abs(value)))) * slope;
    double[] diagonal = new double[n];
    function.diagonal(diagonal);
    double[] direction = new double[n];
    double[] remainder = new double[n];
    for (int i = 0; i < n; i++) {
      remainder[i] = -gradient[i];
    }
    double[] scaled = divided(remainder, diagonal);
    double[] search = scaled.clone();
    double[] curved = new double[n];
    double squares = dot(remainder, scaled);
    for (int i = 0; i < 2 * n + 10 && norm(remainder) > enough; i++) {
      function.curvature(search, curved);
      double curvature = dot(search, curved);
      if (!(curvature > 0)) {
        break;
      }
      double length = squares / curvature;
      for (int j = 0; j < n; j++) {
        direction[j] += length * search[j];
        remainder[j] -= length * curved[j];
      }
      scaled = divided(remainder, diagonal);
      double nextSquares = dot(remainder, scaled);
      for (int j = 0; j < n; j++) {
        search[j] = scaled[j] + nextSquares / squares * search[j];
      }
      squares = nextSquares;
    }
    return direction;
  }

  private static double[] divided(double[] a, double[] b) {
    double[] quotients = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      quotients[i] = a[i] / Math.max(b[i], Double.MIN_NORMAL);
    }
    return quotients;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  private static double largest(double[] a) {
    double largest = 0;
    for (double value : a) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
