package descent.engine.optim;

import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;

/** Keeps gradients from growing too large, as {@code torch.nn.utils} does. */
public sealed interface Clipping {
  /** Leaves gradients as they are. */
  Clipping NONE = new None();

  /**
   * Changes n gradients.
   *
   * @param gradients where they are
   * @param scratch room for n + 1 numbers
   * @return their total norm before, or 0 where it was not needed
   */
  double apply(Kernels k, int n, int gradients, int scratch);

  /** Leaves gradients as they are. */
  record None() implements Clipping {
    @Override
    public double apply(Kernels k, int n, int gradients, int scratch) {
      return 0;
    }
  }

  /** Each gradient is clamped to [-limit, limit]. */
  record Value(double limit) implements Clipping {
    /** Checks the limit. */
    public Value {
      Values.positive("Clipping", "clip_value", limit);
    }

    @Override
    public double apply(Kernels k, int n, int gradients, int scratch) {
      k.map(Unary.HARDTANH, limit, n, gradients, gradients);
      return 0;
    }
  }

  /**
   * All gradients together are scaled by min(1, max / (norm + 1e-6)).
   *
   * @param order of the norm: 1 (sum of sizes), 2 (root of the sum of squares) or infinite
   *     (largest)
   */
  record Norm(double max, double order) implements Clipping {
    private static final double EPS = 1e-6;

    /** The Euclidean norm. */
    public Norm(double max) {
      this(max, 2);
    }

    /** Checks the values. */
    public Norm {
      Values.positive("Clipping", "max_norm", max);
      if (order != 1 && order != 2 && order != Double.POSITIVE_INFINITY) {
        throw new IllegalArgumentException(
            "Clipping's norm must be 1, 2 or infinite, but is " + order);
      }
    }

    @Override
    public double apply(Kernels k, int n, int gradients, int scratch) {
      double norm = norm(k, n, gradients, scratch);
      double scale = max / (norm + EPS);
      if (scale < 1) {
        k.map(Unary.SCALE, scale, n, gradients, gradients);
      }
      return norm;
    }

    private double norm(Kernels k, int n, int gradients, int scratch) {
      if (order == 2) {
        return Math.sqrt(k.dot(n, gradients, gradients));
      }
      k.map(Unary.ABS, 0, n, gradients, scratch);
      if (order == 1) {
        return k.sum(n, scratch);
      }
      k.argmaxRows(1, n, scratch, scratch + n);
      int largest = (int) k.sum(1, scratch + n); // the sum of one number is that number
      return k.sum(1, scratch + largest);
    }
  }
}
