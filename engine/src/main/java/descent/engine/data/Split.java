package descent.engine.data;

/**
 * A data set's parts.
 *
 * @param train what the network learns from
 * @param validation what is measured while it learns, to stop or choose by
 * @param test what is measured once at the end
 */
public record Split(Dataset train, Dataset validation, Dataset test) {
  /** A split without a part for validation: the test part serves. */
  public Split(Dataset train, Dataset test) {
    this(train, test, test);
  }

  /** No split: everything is learned from and measured on, as the notebooks do with points. */
  public static Split all(Dataset data) {
    return new Split(data, data);
  }
}
