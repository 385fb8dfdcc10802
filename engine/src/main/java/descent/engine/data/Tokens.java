package descent.engine.data;

import descent.engine.Shape;
import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;
import java.util.List;

/** Data sets of sequences: each place holds a token, the index of a word or character. */
final class Tokens {
  private Tokens() {}

  /** One of these sequences and its answers, drawn from its own random stream. */
  @FunctionalInterface
  interface Rule {
    /** Fills a sequence's tokens and its targets. */
    void draw(CounterStream random, double[] tokens, double[] targets);
  }

  /** A stream for each sequence, other ones for learning and for testing. */
  static Split split(
      int train, int test, int length, int targets, long seed, List<String> classes, Rule rule) {
    return new Split(
        part(0, train, length, targets, seed, classes, rule),
        part(1, test, length, targets, seed, classes, rule));
  }

  private static Dataset part(
      long part, int size, int length, int targets, long seed, List<String> classes, Rule rule) {
    double[] inputs = new double[size * length];
    double[] answers = new double[size * targets];
    double[] tokens = new double[length];
    double[] target = new double[targets];
    for (int i = 0; i < size; i++) {
      rule.draw(new CounterStream(CounterRandom.key(seed, part, i)), tokens, target);
      System.arraycopy(tokens, 0, inputs, i * length, length);
      System.arraycopy(target, 0, answers, i * targets, targets);
    }
    return new Dataset(
        Numbers.of(Shape.of(length), inputs), Numbers.of(Shape.of(targets), answers), classes);
  }
}
