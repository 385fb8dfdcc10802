package descent.engine.data;

import java.util.function.Function;

/** Opens data sources: where files are found is the business of whoever runs the engine. */
@FunctionalInterface
public interface Library {
  /**
   * The samples of a source.
   *
   * @throws IllegalArgumentException if the source needs files that are not there, or are broken
   */
  Split open(DataSource source);

  /** A library without files: everything that is made by a rule. */
  static Library withoutFiles() {
    return source ->
        switch (source) {
          case Generated generated -> generated.generate();
          case HandFeatures features -> features.of(withoutFiles().open(features.pictures()));
          case Stored stored -> throw new IllegalArgumentException(stored.remedy());
        };
  }

  /** A library that reads files, given by name as in {@link Stored#read}. */
  static Library of(Function<String, byte[]> files) {
    return source ->
        switch (source) {
          case Generated generated -> generated.generate();
          case HandFeatures features -> features.of(of(files).open(features.pictures()));
          case Stored stored -> stored.read(files);
        };
  }
}
