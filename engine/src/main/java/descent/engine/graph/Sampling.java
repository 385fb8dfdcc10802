package descent.engine.graph;

/**
 * How one axis of an image is resampled: each place of the output is a weighted mean of places of
 * the input. An image is resampled by one of these down and one across.
 *
 * @param in how many places there are
 * @param out how many places there shall be
 */
public record Sampling(Kind kind, int in, int out) {
  /** Where the weights come from. */
  public enum Kind {
    /** The mean of in / out places, rounded outwards: adaptive average pooling. */
    AVERAGE,
    /** The nearest place before. */
    NEAREST,
    /** Linear interpolation between the centers of places, PyTorch's align_corners=False. */
    LINEAR
  }

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException when one is below 1
   */
  public Sampling {
    if (in < 1 || out < 1) {
      throw new IllegalArgumentException(
          "An image can only be resampled between sizes of at least 1, got " + in + " to " + out);
    }
  }

  /** What place {@code i} of the input contributes to place {@code o} of the output. */
  double weight(int o, int i) {
    return switch (kind) {
      case AVERAGE -> {
        int from = (int) ((long) o * in / out);
        int to = (int) (((o + 1L) * in + out - 1) / out);
        yield i >= from && i < to ? 1.0 / (to - from) : 0;
      }
      case NEAREST -> i == (int) ((long) o * in / out) ? 1 : 0;
      case LINEAR -> {
        double at = Math.max((o + 0.5) * in / out - 0.5, 0);
        int low = (int) at;
        double beyond = at - low;
        int high = Math.min(low + 1, in - 1);
        yield (i == low ? 1 - beyond : 0) + (i == high ? beyond : 0);
      }
    };
  }
}
