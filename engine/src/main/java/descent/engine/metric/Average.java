package descent.engine.metric;

/** How the scores of several classes become one. */
public enum Average {
  /** Each sample counts alike: all three scores are the accuracy. */
  MICRO,
  /** Each class counts alike. */
  MACRO,
  /** Each class counts as often as it has samples. */
  WEIGHTED
}
