package descent.engine.plot;

/**
 * One direction of a chart.
 *
 * @param name what it shows, such as {@code epoch}; empty for nothing
 * @param min where it begins; NaN for wherever the data begin
 * @param max where it ends; NaN for wherever the data end
 */
public record Axis(String name, Scale scale, double min, double max) {
  /** A linear axis as long as the data. */
  public static Axis linear(String name) {
    return new Axis(name, Scale.LINEAR, Double.NaN, Double.NaN);
  }

  /** A linear axis between two values. */
  public static Axis linear(String name, double min, double max) {
    return new Axis(name, Scale.LINEAR, min, max);
  }

  /** A logarithmic axis over whole powers of ten around the data. */
  public static Axis log(String name) {
    return new Axis(name, Scale.LOG, Double.NaN, Double.NaN);
  }

  /** Time: by its square root, from 0 to the end of the data or to max. */
  public static Axis time(String name, double max) {
    return new Axis(name, Scale.SQRT, 0, max);
  }

  /** The same axis with its open ends closed so that values from least to most fit. */
  Axis around(double least, double most) {
    double from = Double.isNaN(min) ? least : min;
    double to = Double.isNaN(max) ? most : max;
    if (scale == Scale.LOG) {
      from = Math.pow(10, Math.floor(Math.log10(from) + 1e-9));
      to = Math.pow(10, Math.ceil(Math.log10(to) - 1e-9));
      return new Axis(name, scale, from, to > from ? to : 10 * from);
    }
    if (to <= from) {
      return new Axis(name, scale, from - 0.5, from + 0.5);
    }
    double air = 0.04 * (to - from);
    return new Axis(
        name, scale, Double.isNaN(min) ? from - air : from, Double.isNaN(max) ? to + air : to);
  }

  double place(double value) {
    return scale.place(value, min, max);
  }

  double[] ticks(int about) {
    return switch (scale) {
      case LINEAR -> Ticks.linear(min, max, about);
      case LOG -> Ticks.powers(min, max);
      case SQRT -> Ticks.shares(max);
    };
  }

  /** A value of this axis, with as many digits as its range needs. */
  String write(double value) {
    return scale == Scale.LOG
        ? Ticks.significantTrimmed(value, 3)
        : Ticks.write(value, Math.clamp((int) (3 - Math.floor(Math.log10(max - min))), 0, 6));
  }
}
