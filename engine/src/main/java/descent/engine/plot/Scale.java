package descent.engine.plot;

/** Maps values to places between 0 and 1. */
public enum Scale {
  /** Evenly. */
  LINEAR {
    @Override
    double warp(double value) {
      return value;
    }
  },
  /** By the logarithm; values must be above 0. */
  LOG {
    @Override
    double warp(double value) {
      return Math.log10(value);
    }
  },
  /** By the square root: half the room for the first quarter. */
  SQRT {
    @Override
    double warp(double value) {
      return Math.sqrt(value);
    }
  };

  abstract double warp(double value);

  /** Where value lies between min, at 0, and max, at 1. */
  public double place(double value, double min, double max) {
    double from = warp(min);
    return (warp(value) - from) / (warp(max) - from);
  }
}
