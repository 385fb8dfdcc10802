package descent.engine.data;

import java.util.List;

/**
 * Remember one of four letters: a sequence begins with the letter (tokens 0 to 3), goes on with
 * random other ones (4 to 7) and ends with a question mark (8); the answer is the letter.
 *
 * @param delay how many tokens lie between the letter and the question mark, and one more
 * @param train how many sequences to learn from
 * @param test how many sequences to test with
 */
public record Recall(int delay, int train, int test, long seed) implements Generated {
  /** How many different tokens there are. */
  public static final int TOKENS = 9;

  /** How many letters may be asked for. */
  public static final int LETTERS = 4;

  private static final int QUESTION = 8;

  /** Checks the numbers. */
  public Recall {
    Checks.points("Each part of a recall needs", Math.min(train, test), 1);
    if (delay < 1) {
      throw new IllegalArgumentException("A recall needs a delay of at least 1, got " + delay);
    }
  }

  @Override
  public Split generate() {
    return Tokens.split(
        train,
        test,
        delay + 1,
        1,
        seed,
        List.of("A", "B", "C", "D"),
        (random, tokens, targets) -> {
          targets[0] = random.below(LETTERS);
          tokens[0] = targets[0];
          for (int t = 1; t < delay; t++) {
            tokens[t] = LETTERS + random.below(QUESTION - LETTERS);
          }
          tokens[delay] = QUESTION;
        });
  }
}
