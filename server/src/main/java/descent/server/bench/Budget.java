package descent.server.bench;

/**
 * How long each figure is measured.
 *
 * @param warmUpSeconds before anything counts: the compiler needs about half a second for kernels
 * @param windowSeconds of each window
 * @param windows whose median is the figure
 */
public record Budget(double warmUpSeconds, double windowSeconds, int windows) {
  /** Figures that are reproduced within a few percent on a quiet machine. */
  public static final Budget FULL = new Budget(0.7, 0.1, 7);

  /** A look in a quarter of the time; what is not compiled by then reads too slow. */
  public static final Budget QUICK = new Budget(0.2, 0.02, 7);

  /** The same number of windows, each so many times longer. */
  Budget times(double factor) {
    return new Budget(warmUpSeconds * factor, windowSeconds * factor, windows);
  }
}
