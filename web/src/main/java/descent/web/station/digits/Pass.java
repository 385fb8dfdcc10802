package descent.web.station.digits;

import descent.engine.data.Pixels;
import descent.web.digit.DigitReader;
import descent.web.view.Dom;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/** One network's way through a test set, a few pictures each frame. */
final class Pass {
  private static final double SLICE_MILLIS = 8;
  private static final int ROWS = 32;
  private static final int CLASSES = 10;

  private final DigitReader reader;
  private final TestSet tests;
  private final DoubleConsumer progress;
  private final Consumer<TestResult> done;
  private final int[] answers;
  private final float[] certainties;
  private boolean ended;

  private Pass(
      DigitReader reader, TestSet tests, DoubleConsumer progress, Consumer<TestResult> done) {
    this.reader = reader;
    this.tests = tests;
    this.progress = progress;
    this.done = done;
    answers = new int[tests.size()];
    certainties = new float[tests.size()];
  }

  /**
   * Begins in the next frame; the reader must stay open until it is done or ended.
   *
   * @param progress hears the share that is read, from 0 to 1
   */
  static Pass begin(
      DigitReader reader, TestSet tests, DoubleConsumer progress, Consumer<TestResult> done) {
    Pass pass = new Pass(reader, tests, progress, done);
    Dom.nextFrame(() -> pass.read(0));
    return pass;
  }

  /** Reads no more. */
  void end() {
    ended = true;
  }

  private void read(int from) {
    if (ended) {
      return;
    }
    double end = Dom.now() + SLICE_MILLIS;
    int at = from;
    while (at < answers.length && Dom.now() < end) {
      at = readSome(at);
    }
    progress.accept((double) at / answers.length);
    int next = at;
    if (at < answers.length) {
      Dom.nextFrame(() -> read(next));
    } else {
      done.accept(new TestResult(tests, answers, certainties));
    }
  }

  private int readSome(int from) {
    int count = Math.min(ROWS, answers.length - from);
    byte[] pixels = new byte[count * Picture.SIZE];
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = from + i;
    }
    ((Pixels) tests.pictures().inputs()).gather(rows, 0, count, pixels);
    float[] logits = reader.logits(pixels, count);
    for (int i = 0; i < count; i++) {
      double[] probabilities = DigitReader.softmax(logits, i);
      int best = 0;
      for (int j = 1; j < CLASSES; j++) {
        best = probabilities[j] > probabilities[best] ? j : best;
      }
      answers[from + i] = best;
      certainties[from + i] = (float) probabilities[best];
    }
    return from + count;
  }
}
