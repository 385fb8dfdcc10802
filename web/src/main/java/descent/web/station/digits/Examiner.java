package descent.web.station.digits;

import descent.engine.data.Pixels;
import descent.web.digit.DigitReader;
import descent.web.view.Dom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the network that reads answer the whole test set, a few pictures each frame, once a room has
 * asked for it, and again whenever the network or the pictures are others.
 */
final class Examiner {
  private static final double SLICE_MILLIS = 8;
  private static final int ROWS = 32;
  private static final int CLASSES = 10;

  private final Chosen<DigitReader> reader;
  private final TestPictures tests;
  private final Chosen<TestResult> result = new Chosen<>();
  private final List<DoubleConsumer> progress = new ArrayList<>();
  private @Nullable Pass pass;
  private boolean wanted;

  /** One network's way through one test set. */
  private record Pass(DigitReader reader, TestSet tests, int[] answers, float[] certainties) {
    /** Reads some more pictures; answers how many are read. */
    int read(int from) {
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

  Examiner(Chosen<DigitReader> reader, TestPictures tests) {
    this.reader = reader;
    this.tests = tests;
    reader.listen(this::begin);
    tests.set().listen(this::begin);
  }

  /** What the network that reads now answers to all pictures, once it has read them. */
  Chosen<TestResult> result() {
    return result;
  }

  /** Calls with the share that is read, from 0 to 1. */
  void onProgress(DoubleConsumer listener) {
    progress.add(listener);
  }

  /** Begins, unless it has begun. */
  void want() {
    if (!wanted) {
      wanted = true;
      tests.want();
      begin();
    }
  }

  private void begin() {
    DigitReader network = reader.get();
    TestSet set = tests.set().get();
    if (wanted && network != null && set != null) {
      Pass fresh = new Pass(network, set, new int[set.size()], new float[set.size()]);
      pass = fresh;
      Dom.nextFrame(() -> read(fresh, 0));
    }
  }

  private void read(Pass current, int from) {
    if (current != pass) {
      return;
    }
    double end = Dom.now() + SLICE_MILLIS;
    int done = from;
    while (done < current.answers.length && Dom.now() < end) {
      done = current.read(done);
    }
    double share = (double) done / current.answers.length;
    progress.forEach(listener -> listener.accept(share));
    int next = done;
    if (done < current.answers.length) {
      Dom.nextFrame(() -> read(current, next));
    } else {
      pass = null;
      result.set(new TestResult(current.tests, current.answers, current.certainties));
    }
  }

  void close() {
    pass = null;
  }
}
