package descent.engine.data;

import java.util.List;

/**
 * Lines of balanced brackets of three kinds, whose closing ones (token 3) do not tell their kind:
 * the answer at a closing bracket is the kind of its opening one (tokens 0 to 2); at an opening one
 * nothing is asked ({@link #IGNORED}).
 *
 * @param length how many brackets a line has, an even number
 * @param depth how many may be open at once
 * @param train how many lines to learn from
 * @param test how many lines to test with
 */
public record Brackets(int length, int depth, int train, int test, long seed) implements Generated {
  /** How many different tokens there are. */
  public static final int TOKENS = 4;

  /** How many kinds of brackets there are. */
  public static final int KINDS = 3;

  /** The target where nothing is asked: PyTorch's ignore_index. */
  public static final int IGNORED = -100;

  private static final int CLOSING = KINDS;

  /** Checks the numbers. */
  public Brackets {
    Checks.points("Each part of the brackets needs", Math.min(train, test), 1);
    if (length < 2 || length % 2 != 0 || depth < 1) {
      throw new IllegalArgumentException(
          "Brackets need an even length of at least 2 and a depth of at least 1, got "
              + length
              + " and "
              + depth);
    }
  }

  @Override
  public Split generate() {
    double[] open = new double[depth];
    return Tokens.split(
        train,
        test,
        length,
        length,
        seed,
        List.of("(", "[", "{"),
        (random, tokens, targets) -> {
          int count = 0;
          for (int t = 0; t < length; t++) {
            boolean mayOpen = count < depth && count < length - t - 1;
            if (count == 0 || (mayOpen && random.uniform() < 0.5)) {
              tokens[t] = random.below(KINDS);
              targets[t] = IGNORED;
              open[count++] = tokens[t];
            } else {
              tokens[t] = CLOSING;
              targets[t] = open[--count];
            }
          }
        });
  }
}
