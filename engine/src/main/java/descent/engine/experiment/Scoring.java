package descent.engine.experiment;

/** What makes an answer right. */
public enum Scoring {
  /** The largest of the outputs is that of the target's class, the first among equals. */
  CLASS,
  /** The output has the sign of the target: above 0 for class 1. */
  LOGIT,
  /** The output is above one half for class 1. */
  PROBABILITY,
  /** Values are predicted: there is no right and wrong. */
  NONE;

  /** Whether output y[from .. from + width) answers this target. */
  boolean isCorrect(float[] y, int from, int width, double target) {
    return switch (this) {
      case CLASS -> largest(y, from, width) == (int) target;
      case LOGIT -> (y[from] > 0) == (target > 0.5);
      case PROBABILITY -> (y[from] > 0.5f) == (target > 0.5);
      case NONE -> false;
    };
  }

  private static int largest(float[] y, int from, int width) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (y[from + i] > y[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
