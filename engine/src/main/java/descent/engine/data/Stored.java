package descent.engine.data;

import java.util.function.Function;

/** A data set kept in files. */
public sealed interface Stored extends DataSource permits BreastCancer, Digits8x8, Mnist {
  /**
   * Reads the samples.
   *
   * @param files gives a file's bytes for its name, or throws an {@link IllegalArgumentException}
   * @throws IllegalArgumentException with a sentence that says which file is broken and how
   */
  Split read(Function<String, byte[]> files);

  /** A sentence that says how to get the files. */
  String remedy();
}
