package descent.engine.classic;

/** A smooth convex function of many numbers, for {@link NewtonMethod} to minimise. */
interface Convex {
  /** The function's value at w; its gradient is written into {@code gradient}. */
  double value(double[] w, double[] gradient);

  /** result = H v, with H the matrix of second derivatives where {@link #value} was last taken. */
  void curvature(double[] v, double[] result);

  /** The diagonal of H: numbers of 0 or more. */
  void diagonal(double[] result);
}
