package descent.engine.data;

/** Evenly spaced numbers, rounded as {@code numpy.linspace} rounds them. */
public final class Linspace {
  private Linspace() {}

  /** {@code linspace(from, to, n)}: n numbers, the last one {@code to} itself. */
  public static double[] closed(double from, double to, int n) {
    double[] numbers = spaced(from, n == 1 ? 0 : (to - from) / (n - 1), n);
    if (n > 1) {
      numbers[n - 1] = to;
    }
    return numbers;
  }

  /** {@code linspace(from, to, n, endpoint=False)}: n numbers, {@code to} would be the next. */
  public static double[] open(double from, double to, int n) {
    return spaced(from, (to - from) / n, n);
  }

  private static double[] spaced(double from, double step, int n) {
    double[] numbers = new double[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = from + i * step;
    }
    return numbers;
  }
}
