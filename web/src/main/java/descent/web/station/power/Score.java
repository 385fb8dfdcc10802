package descent.web.station.power;

import descent.engine.metric.Regression;
import descent.engine.plot.Ticks;
import java.util.Arrays;

/**
 * How good a model is.
 *
 * @param value the share of points on their own side, or R²
 * @param error the mean squared error where values are met, else 0
 * @param isShare whether the value is a share
 */
record Score(double value, double error, boolean isShare) {
  static Score accuracy(int right, int count) {
    return new Score((double) right / count, 0, true);
  }

  /** From a mean squared error over values: R² is 1 - error / variance. */
  static Score ofError(double error, double[] truths) {
    double[] mean = new double[truths.length];
    double sum = 0;
    for (double truth : truths) {
      sum += truth;
    }
    Arrays.fill(mean, sum / truths.length);
    return new Score(1 - error / Regression.meanSquaredError(truths, mean), error, false);
  }

  /** As it stands beside a title: 65.5 %, or R² 0.954. */
  String text() {
    return isShare ? percent() : "R\u00b2 " + number();
  }

  /** 65.5 % or 0.954. */
  String number() {
    return isShare ? percent() : Ticks.fixed(value, 3);
  }

  private String percent() {
    return Ticks.fixed(100 * value, 1) + " %";
  }

  /** With its mean squared error where it has one: 0.5111 / 0.001. */
  String full() {
    return isShare ? percent() : Ticks.fixed(error, 4) + " / " + number();
  }
}
