package descent.web.station.digits;

import descent.engine.data.DigitFeatures;
import descent.engine.experiment.Inspection;
import descent.engine.experiment.Wiring;
import descent.engine.loss.CrossEntropyLoss;
import descent.web.digit.DigitReader;
import descent.web.view.Dom;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the network that reads makes of the picture that is read: each layer's answer, and how the
 * loss changes with it. Looks at most once a frame, and tells all who listen.
 */
final class Look {
  /**
   * A unit that the learner has chosen.
   *
   * @param stage 0 for the picture, i for the answers of layer i - 1
   * @param unit its place in PyTorch's order
   */
  record Spot(int stage, int unit) {}

  private final Bench bench;
  private final List<Runnable> listeners = new ArrayList<>();
  private final Chosen<Spot> spot = new Chosen<>();
  private @Nullable DigitReader reader;
  private @Nullable Inspection inspection;
  private @Nullable Wiring wiring;
  private byte[] picture = new byte[Picture.SIZE];
  private double[] probabilities = new double[0];
  private int label = -1;
  private boolean coming;
  private boolean derived;
  private boolean ended;

  Look(Bench bench) {
    this.bench = bench;
    bench.reader().listen(this::soon);
    bench.picture().listen(this::soon);
  }

  private void soon() {
    if (!coming) {
      coming = true;
      Dom.nextFrame(this::look);
    }
  }

  private void look() {
    coming = false;
    DigitReader chosen = bench.reader().get();
    if (chosen == null || ended) {
      return;
    }
    if (chosen != reader || inspection == null) {
      forget();
      reader = chosen;
      inspection =
          Inspection.of(
              chosen.recipe().module(),
              chosen.recipe().input(),
              new CrossEntropyLoss(),
              chosen.weights(),
              bench.backend());
      wiring = new Wiring(inspection, chosen.weights());
      spot.set(new Spot(0, inspection.shape(0).perRow() / 2 + 14));
    }
    Picture shown = bench.picture().get();
    picture = shown == null ? new byte[Picture.SIZE] : shown.pixels();
    label = shown == null ? -1 : shown.label();
    inspection.look(sample(inspection), 0);
    probabilities = softmax(inspection.values(stages() - 1));
    derived = false;
    for (Runnable listener : listeners) {
      listener.run();
    }
  }

  private double[] sample(Inspection network) {
    double[] pixels = Picture.drawn(picture).shares();
    return network.shape(0).perRow() == pixels.length ? pixels : DigitFeatures.of(pixels);
  }

  private static double[] softmax(double[] logits) {
    double most = logits[0];
    for (double logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    double[] shares = new double[logits.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(logits[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** Calls each time it has looked. */
  void listen(Runnable listener) {
    listeners.add(listener);
    if (isReady()) {
      listener.run();
    }
  }

  /** The unit that all rooms explain. */
  Chosen<Spot> spot() {
    return spot;
  }

  /** Whether there is a network and it has looked. */
  boolean isReady() {
    return probabilities.length > 0;
  }

  /** The network's layers; only when it {@link #isReady}. */
  Inspection inspection() {
    if (inspection == null) {
      throw new IllegalStateException("There is no network to look into yet");
    }
    return inspection;
  }

  /** The arithmetic of its units. */
  Wiring wiring() {
    if (wiring == null) {
      throw new IllegalStateException("There is no network to look into yet");
    }
    return wiring;
  }

  /** The picture and all layers' answers: one more than there are layers. */
  int stages() {
    return inspection().layers().size() + 1;
  }

  /** The picture as bytes. */
  byte[] picture() {
    return picture;
  }

  /** The probability of each digit. */
  double[] probabilities() {
    return probabilities;
  }

  /** The digit it reads. */
  int best() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return best;
  }

  /** Whether somebody knows what the picture shows. */
  boolean isLabelled() {
    return label >= 0;
  }

  /** What the loss takes for right: what the picture shows, else what the network reads. */
  int target() {
    return isLabelled() ? label : best();
  }

  /** How the loss changes with each number of a stage. */
  double[] gradients(int stage) {
    if (!derived) {
      derived = true;
      inspection().look(sample(inspection()), target());
      inspection().backward();
    }
    return inspection().gradients(stage);
  }

  /** The numbers of a stage. */
  float[] values(int stage) {
    return floats(inspection().values(stage));
  }

  /** The weights of the layer that makes a stage; none where it has none. */
  float[] weights(int stage) {
    return wiring().parameter(stage, "weight");
  }

  static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  void close() {
    ended = true;
    forget();
  }

  private void forget() {
    probabilities = new double[0];
    if (inspection != null) {
      inspection.close();
      inspection = null;
    }
  }
}
