package descent.engine.data;

/** A data set made by a rule from a few numbers, anywhere and always the same. */
public sealed interface Generated extends DataSource
    permits Circles, Clusters, DrawnDigits, Expanded, GivenPoints, Sine, Spirals, Xor {
  /** Makes the samples. */
  Split generate();
}
