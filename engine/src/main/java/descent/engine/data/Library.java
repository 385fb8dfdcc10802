package descent.engine.data;

/** Opens data sources: what can be generated everywhere, files only where there are files. */
@FunctionalInterface
public interface Library {
  /**
   * The data of a source.
   *
   * @throws IllegalArgumentException when it is not to be had here, with the remedy
   */
  Split open(DataSource source);
}
