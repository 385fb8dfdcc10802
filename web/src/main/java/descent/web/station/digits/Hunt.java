package descent.web.station.digits;

import descent.engine.plot.Ticks;
import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;
import descent.web.frame.Stage;

/** The hunt for ten mistakes among pictures whose answers are not told before they are opened. */
final class Hunt {
  private static final int ENOUGH = 10;

  /** Of eighteen pictures at least so many are mistakes, where there are as many. */
  private static final int MISTAKES = 6;

  private final Stage stage;
  private int found;
  private int tries;

  Hunt(Stage stage) {
    this.stage = stage;
  }

  /** Nothing is found yet. */
  void begin() {
    found = 0;
    tries = 0;
    say();
  }

  /** A picture was opened, and was read wrong or not. */
  void opened(boolean wrong) {
    tries++;
    found += wrong ? 1 : 0;
    say();
  }

  private void say() {
    String line = found + " of " + ENOUGH + " found with " + Ticks.write(tries, 0) + " picks";
    stage.showItem("S2.22", found >= ENOUGH ? line + ": done" : line);
    if (tries > 0) {
      stage.announcer().say(line);
    }
  }

  /** Eighteen pictures of the test set at random; another draw gives others. */
  static int[] any(TestResult result, long draw) {
    CounterStream random = new CounterStream(CounterRandom.key(draw, 0, 0));
    int[] pictures = new int[Gallery.PAGE];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = random.below(result.tests().size());
    }
    return pictures;
  }

  /** The same with some mistakes among them. */
  static int[] mixed(TestResult result, long draw) {
    int[] pictures = any(result, draw);
    int[] mistakes = result.surestMistakes();
    CounterStream random = new CounterStream(CounterRandom.key(draw, 1, 0));
    for (int i = 0; i < Math.min(MISTAKES, mistakes.length); i++) {
      pictures[random.below(pictures.length)] = mistakes[random.below(mistakes.length)];
    }
    return pictures;
  }
}
