package descent.engine.data;

/**
 * The samples of another source, a third of them kept for the test: scikit-learn's {@code
 * train_test_split(X, y, test_size=1/3, random_state=seed)}.
 *
 * @param source whose training samples are parted
 * @param seed of the choice
 */
public record HeldOut(Generated source, long seed) implements Generated {
  private static final double SHARE = 1.0 / 3;

  @Override
  public Split generate() {
    Dataset all = source.generate().train();
    TrainTestSplit parts = TrainTestSplit.shuffled(all.size(), SHARE, seed);
    return new Split(all.select(parts.train()), all.select(parts.test()));
  }
}
