package descent.engine.data;

/** Opens data sources: where files are found is the business of whoever runs the engine. */
@FunctionalInterface
public interface Library {
  /**
   * The samples of a source.
   *
   * @throws IllegalArgumentException if the source needs files that are not there
   */
  Split open(DataSource source);

  /** A library without files: everything that is made by a rule. */
  static Library withoutFiles() {
    return source ->
        switch (source) {
          case Generated generated -> generated.generate();
          case Mnist mnist ->
              throw new IllegalArgumentException(
                  "MNIST is not at hand; get it with ./descent fetch, or name its directory with"
                      + " --data, or choose the drawn digits");
        };
  }
}
