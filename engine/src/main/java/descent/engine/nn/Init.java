package descent.engine.nn;

import descent.engine.graph.Initializer;
import java.util.Arrays;

/** Initial numbers, drawn from a run's streams exactly as PyTorch draws them. */
public final class Init {
  private Init() {}

  /** U(-bound, bound) from PyTorch's stream, each number rounded to float once. */
  public static Initializer uniform(double bound) {
    return (values, streams) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = streams.torch().uniform(-bound, bound);
      }
    };
  }

  /**
   * PyTorch's default for weights, kaiming_uniform_(a = sqrt 5): U(-b, b) with b = sqrt(3) gain /
   * sqrt(fanIn) and gain = sqrt(2 / (1 + a^2)), computed in that order because the last bit counts.
   */
  public static Initializer kaimingUniform(int fanIn) {
    double slope = Math.sqrt(5);
    double gain = Math.sqrt(2 / (1 + slope * slope));
    return uniform(Math.sqrt(3) * (gain / Math.sqrt(fanIn)));
  }

  /** PyTorch's default for biases: U(-b, b) with b = 1 / sqrt(fanIn). */
  public static Initializer biasUniform(int fanIn) {
    return uniform(1 / Math.sqrt(fanIn));
  }

  /** The same number everywhere. */
  public static Initializer constant(double value) {
    return (values, streams) -> Arrays.fill(values, value);
  }

  /** The normal distribution from PyTorch's stream, in floats. */
  public static Initializer normal(double mean, double deviation) {
    return (values, streams) -> {
      float[] drawn = streams.torch().randn(values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) (drawn[i] * (float) deviation + (float) mean);
      }
    };
  }

  /** Xavier's U(-b, b) with b = sqrt(3) sqrt(2 / (fanIn + fanOut)), in PyTorch's order. */
  public static Initializer xavierUniform(int fanIn, int fanOut) {
    return uniform(Math.sqrt(3.0) * Math.sqrt(2.0 / (fanIn + fanOut)));
  }
}
