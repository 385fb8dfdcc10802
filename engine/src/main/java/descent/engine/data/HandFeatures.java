package descent.engine.data;

/**
 * The pictures of another source with their 71 features made by hand in place of the pixels; see
 * {@link DigitFeatures}.
 *
 * @param pictures of 28 x 28 pixels
 */
public record HandFeatures(DataSource pictures) implements DataSource {
  /** The features of these pictures. */
  public Split of(Split split) {
    Dataset test = featured(split.test());
    Dataset validation = split.validation() == split.test() ? test : featured(split.validation());
    return new Split(featured(split.train()), validation, test);
  }

  private static Dataset featured(Dataset data) {
    return data.with(DigitFeatures.of(data.inputs()));
  }
}
