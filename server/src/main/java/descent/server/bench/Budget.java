package descent.server.bench;

/**
 * How long each figure is measured.
 *
 * @param warmUpSeconds before anything counts: the compiler needs about half a second for kernels
 * @param windowSeconds of each window
 * @param windows whose median is the figure
 * @param peakSeconds for the peak, twice: everything else is a share of it
 */
public record Budget(double warmUpSeconds, double windowSeconds, int windows, double peakSeconds) {
  /** Figures that are reproduced within a few percent on a quiet machine. */
  public static final Budget FULL = new Budget(0.7, 0.1, 7, 1);

  /** A look in a quarter of the time; what is not compiled by then reads too slow. */
  public static final Budget QUICK = new Budget(0.2, 0.02, 7, 1);

  /** The same number of windows, each so many times longer. */
  Budget times(double factor) {
    return new Budget(
        warmUpSeconds * factor, windowSeconds * factor, windows, peakSeconds * factor);
  }

  /** What the peak gets. */
  Budget ofPeak() {
    return new Budget(peakSeconds, peakSeconds / windows, windows, peakSeconds);
  }
}
