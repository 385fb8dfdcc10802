package descent.engine.data;

import descent.engine.Shape;
import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;
import java.util.List;

/**
 * Sentences about the weather such as "the weather tonight in rome is rainy and cool.", character
 * by character: three times of day, four places and four kinds of weather make 48 of them, and
 * spaces make all equally long. The inputs are for a network that continues them; the target is the
 * kind of weather.
 *
 * @param train how many of the 48 are learned from; the others are for testing
 */
public record Weather(int train, long seed) implements Generated {
  /** The characters that occur; a token is an index of these. */
  public static final String CHARACTERS = " .acdeghilmnorstuwy";

  /** The longest sentence's characters. */
  public static final int LENGTH = 48;

  private static final List<String> TIMES = List.of("today", "tonight", "tomorrow");
  private static final List<String> PLACES = List.of("here", "in rome", "in oslo", "at sea");
  private static final List<String> KINDS =
      List.of("sunny and warm", "cloudy and mild", "rainy and cool", "snowy and cold");
  private static final int SENTENCES = 48;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException unless both parts have a sentence
   */
  public Weather {
    if (train < 1 || train >= SENTENCES) {
      throw new IllegalArgumentException(
          "Of the "
              + SENTENCES
              + " sentences about the weather at least 1 is for learning and 1 for testing, but "
              + train
              + " are to be learned from");
    }
  }

  /** Sentence number 0 to 47. */
  public static String sentence(int number) {
    return "the weather "
        + TIMES.get(number / 16)
        + " "
        + PLACES.get(number / 4 % 4)
        + " is "
        + KINDS.get(number % 4)
        + ".";
  }

  /** A sentence as tokens, filled up with spaces. */
  public static double[] tokens(String sentence) {
    double[] tokens = new double[LENGTH];
    for (int t = 0; t < LENGTH; t++) {
      tokens[t] = CHARACTERS.indexOf(t < sentence.length() ? sentence.charAt(t) : ' ');
    }
    return tokens;
  }

  @Override
  public Split generate() {
    int[] order = shuffled();
    return new Split(part(order, 0, train), part(order, train, SENTENCES));
  }

  private int[] shuffled() {
    CounterStream random = new CounterStream(CounterRandom.key(seed, 0, 0));
    int[] order = new int[SENTENCES];
    for (int i = 0; i < SENTENCES; i++) {
      int j = random.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static Dataset part(int[] order, int from, int to) {
    double[] tokens = new double[(to - from) * LENGTH];
    double[] kinds = new double[to - from];
    for (int i = from; i < to; i++) {
      System.arraycopy(tokens(sentence(order[i])), 0, tokens, (i - from) * LENGTH, LENGTH);
      kinds[i - from] = order[i] % 4;
    }
    return new Dataset(Numbers.of(Shape.of(LENGTH), tokens), Numbers.scalars(kinds), KINDS);
  }
}
