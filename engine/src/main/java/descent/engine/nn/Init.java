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

  /** U(low, high) from PyTorch's stream. */
  public static Initializer uniform(double low, double high) {
    return (values, streams) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = streams.torch().uniform(low, high);
      }
    };
  }

  /** The normal distribution from PyTorch's stream, in floats. */
  public static Initializer normal(double mean, double deviation) {
    return (values, streams) -> {
      float[] drawn = streams.torch().normal(mean, deviation, values.length);
      for (int i = 0; i < values.length; i++) {
        values[i] = drawn[i];
      }
    };
  }

  /** Xavier's U(-b, b) with b = sqrt(3) gain sqrt(2 / (fanIn + fanOut)) (Glorot 2010). */
  public static Initializer xavierUniform(int fanIn, int fanOut, double gain) {
    return uniform(Math.sqrt(3.0) * (gain * Math.sqrt(2.0 / (fanIn + fanOut))));
  }

  /** Xavier's normal distribution with deviation gain sqrt(2 / (fanIn + fanOut)). */
  public static Initializer xavierNormal(int fanIn, int fanOut, double gain) {
    return normal(0, gain * Math.sqrt(2.0 / (fanIn + fanOut)));
  }

  /** Kaiming's U(-b, b) for ReLU, b = sqrt(3) sqrt(2) / sqrt(fan) (He et al. 2015). */
  public static Initializer kaimingUniformRelu(int fan) {
    return uniform(Math.sqrt(3.0) * (Math.sqrt(2.0) / Math.sqrt(fan)));
  }

  /** Kaiming's normal distribution for ReLU, with deviation sqrt(2) / sqrt(fan). */
  public static Initializer kaimingNormalRelu(int fan) {
    return normal(0, Math.sqrt(2.0) / Math.sqrt(fan));
  }

  /**
   * The normal distribution cut off outside [low, high]: a uniform share of what lies between is
   * turned around by the inverse of the error function.
   */
  public static Initializer truncatedNormal(double deviation, double low, double high) {
    double from = 2 * TruncatedNormal.share(low / deviation) - 1;
    double to = 2 * TruncatedNormal.share(high / deviation) - 1;
    return (values, streams) -> {
      for (int i = 0; i < values.length; i++) {
        double at = TruncatedNormal.inverseErf(streams.torch().uniform(from, to));
        values[i] = Math.clamp((float) (at * deviation * Math.sqrt(2)), low, high);
      }
    };
  }

  /**
   * Rows (or columns, where there are more rows than columns) that stand upright on each other,
   * each of length gain: a normal matrix orthonormalised by Gram and Schmidt (Saxe et al. 2014).
   */
  public static Initializer orthogonal(int rows, int cols, double gain) {
    return (values, streams) -> {
      float[] drawn = streams.torch().randn(rows * cols);
      int length = Math.max(rows, cols);
      int count = Math.min(rows, cols);
      double[][] basis = new double[count][length];
      for (int v = 0; v < count; v++) {
        for (int i = 0; i < length; i++) {
          basis[v][i] = drawn[rows < cols ? v * cols + i : i * cols + v];
        }
        orthonormalise(basis, v);
        for (int i = 0; i < length; i++) {
          values[rows < cols ? v * cols + i : i * cols + v] = (float) (gain * basis[v][i]);
        }
      }
    };
  }

  /** Takes what the earlier vectors span out of vector v, twice against rounding, and scales it. */
  private static void orthonormalise(double[][] basis, int v) {
    double[] x = basis[v];
    for (int pass = 0; pass < 2; pass++) {
      for (int u = 0; u < v; u++) {
        double along = dot(basis[u], x);
        for (int i = 0; i < x.length; i++) {
          x[i] -= along * basis[u][i];
        }
      }
    }
    double size = Math.sqrt(dot(x, x));
    for (int i = 0; i < x.length; i++) {
      x[i] /= size;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** A matrix (rows, cols) whose numbers are drawn as those of (cols, rows). */
  public static Initializer transposed(int rows, int cols, Initializer initializer) {
    return (values, streams) -> {
      double[] drawn = new double[values.length];
      initializer.fill(drawn, streams);
      for (int i = 0; i < values.length; i++) {
        values[i] = drawn[i % cols * rows + i / cols];
      }
    };
  }

  /** The notebooks' np.random.randn * sqrt(2 / fanIn). */
  public static Initializer numpyHe(int fanIn) {
    return numpyNormal(Math.sqrt(2.0 / fanIn));
  }

  /** The notebooks' np.random.randn * deviation. */
  public static Initializer numpyNormal(double deviation) {
    return (values, streams) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = streams.numpy().standardNormal() * deviation;
      }
    };
  }

  /** The notebooks' np.random.uniform(-b, b) with b = sqrt(6 / (fanIn + fanOut)). */
  public static Initializer numpyXavier(int fanIn, int fanOut) {
    double bound = Math.sqrt(6.0 / (fanIn + fanOut));
    return (values, streams) -> {
      for (int i = 0; i < values.length; i++) {
        values[i] = streams.numpy().uniform(-bound, bound);
      }
    };
  }
}
