package descent.engine.data;

/**
 * The samples of another source with all products of their numbers up to a degree in place of the
 * numbers: the basis expansion of {@link PolynomialFeatures}.
 *
 * @param source whose inputs are rows of numbers
 * @param degree the highest number of factors
 */
public record Expanded(Generated source, int degree) implements Generated {
  /**
   * Checks the degree.
   *
   * @throws IllegalArgumentException if it is below 1
   */
  public Expanded {
    if (degree < 1) {
      throw new IllegalArgumentException("An expansion needs at least degree 1, got " + degree);
    }
  }

  @Override
  public Split generate() {
    Split split = source.generate();
    return new Split(expand(split.train()), expand(split.validation()), expand(split.test()));
  }

  private Dataset expand(Dataset data) {
    Samples inputs = data.inputs();
    return data.with(new PolynomialFeatures(inputs.shape().perRow(), degree).transform(inputs));
  }
}
