package descent.web.station.digits;

import descent.web.digit.DigitReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets the network that reads answer the whole test set, once a room has asked for it, and again
 * whenever the network or the pictures are others.
 */
final class Examiner {
  private final Chosen<DigitReader> reader;
  private final TestPictures tests;
  private final Chosen<TestResult> result = new Chosen<>();
  private final List<DoubleConsumer> progress = new ArrayList<>();
  private @Nullable Pass pass;
  private boolean wanted;
  private boolean turned;

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

  /** Shows the network the pictures upside down, or upright again. */
  void turn(boolean upsideDown) {
    if (turned != upsideDown) {
      turned = upsideDown;
      begin();
    }
  }

  private void begin() {
    close();
    DigitReader network = reader.get();
    TestSet set = tests.set().get();
    if (wanted && network != null && set != null) {
      pass =
          Pass.begin(
              network,
              turned ? set.turned() : set,
              share -> progress.forEach(listener -> listener.accept(share)),
              result::set);
    }
  }

  void close() {
    if (pass != null) {
      pass.end();
      pass = null;
    }
  }
}
