package descent.engine.experiment;

/**
 * What makes an answer right. A sample with several targets, such as a sequence, is answered right
 * when each of them is; a target below 0 does not count.
 */
public enum Scoring {
  /** The largest of the outputs is that of the target's class, the first among equals. */
  CLASS,
  /** The output has the sign of the target: above 0 for class 1. */
  LOGIT,
  /** The output is above one half for class 1. */
  PROBABILITY,
  /** Values are predicted: there is no right and wrong. */
  NONE;

  /**
   * Whether a sample is answered right.
   *
   * @param y answers, {@code width} of them for each target, from {@code from} on
   * @param targets of which {@code count} from {@code first} on belong to the sample
   */
  boolean isCorrect(float[] y, int from, int width, float[] targets, int first, int count) {
    for (int i = 0; i < count; i++) {
      float target = targets[first + i];
      if (target >= 0 && !hits(y, from + i * width, width, target)) {
        return false;
      }
    }
    return this != NONE;
  }

  private boolean hits(float[] y, int from, int width, float target) {
    return switch (this) {
      case CLASS -> largest(y, from, width) == (int) target;
      case LOGIT -> (y[from] > 0) == (target > 0.5f);
      case PROBABILITY -> (y[from] > 0.5f) == (target > 0.5f);
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
