package descent.engine.data;

/**
 * Digits to be said backwards: place t of the answer is place length - 1 - t of the sequence.
 *
 * @param length how many digits a sequence has
 * @param train how many sequences to learn from
 * @param test how many sequences to test with
 */
public record Reversal(int length, int train, int test, long seed) implements Generated {
  /** How many different tokens there are. */
  public static final int TOKENS = 10;

  /** Checks the numbers. */
  public Reversal {
    Checks.points("Each part of a reversal needs", Math.min(train, test), 1);
    if (length < 1) {
      throw new IllegalArgumentException("A reversal needs a length of at least 1, got " + length);
    }
  }

  @Override
  public Split generate() {
    return Tokens.split(
        train,
        test,
        length,
        length,
        seed,
        Idx.digits(),
        (random, tokens, targets) -> {
          for (int t = 0; t < length; t++) {
            tokens[t] = random.below(TOKENS);
            targets[length - 1 - t] = tokens[t];
          }
        });
  }
}
