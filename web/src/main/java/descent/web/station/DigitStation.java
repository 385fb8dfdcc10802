package descent.web.station;

import descent.engine.data.DrawnDigits;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.engine.plot.Ticks;
import descent.web.digit.DigitReader;
import descent.web.digit.Drawing;
import descent.web.digit.Pad;
import descent.web.digit.SeenPicture;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.simd.SimdBackend;
import descent.web.view.Announcer;
import descent.web.view.Dom;
import descent.web.view.Files;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.typedarrays.Int8Array;

/** A pad to draw a digit on, and a network that says what it reads while you draw. */
public final class DigitStation implements Station, Pad.Listener {
  private static final String MODEL = "simple-cnn";
  private static final String WEIGHTS = "assets/weights/" + MODEL + ".safetensors";
  private static final int CLASSES = 10;

  /** One backend for all visits: its memory is reused, and cannot be given back to the browser. */
  private static final SimdBackend BACKEND = new SimdBackend();

  private final Recipe recipe = Models.named(MODEL);
  private final Announcer announcer;
  private final Pad pad;
  private final SeenPicture seen;
  private final TrainingPanel training;
  private final PageTraining pageTraining;
  private @Nullable DigitReader reader;
  private boolean readingComes;
  private boolean open = true;
  private int example;

  /** Builds the station in the page's HTML. */
  public DigitStation(Stage stage) {
    announcer = stage.announcer();
    seen = new SeenPicture(Dom.canvas("seen"));
    pad = new Pad(Dom.canvas("pad"), this);
    pageTraining = new PageTraining(recipe, announcer, this::useWeights);
    training = new TrainingPanel(recipe, this::openWeights, pageTraining::open);
  }

  @Override
  public void open() {
    Dom.onClick("clear", pad::clear);
    Dom.onClick("undo", pad::undo);
    Dom.onClick("example", this::showExample);
    Files.onChosen("weights-file", this::useWeights, this::refuse);
    openWeights(WEIGHTS);
    training.open();
  }

  @Override
  public void close() {
    open = false;
    training.close();
    pageTraining.close();
    pad.close();
    seen.close();
    forgetReader();
  }

  private void forgetReader() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  // -- weights

  private void openWeights(String address) {
    Dom.say("weights", "Loading " + address + " \u2026");
    Files.fetch(address, this::useWeights, this::refuse);
  }

  private void useWeights(Int8Array bytes, String name) {
    if (!open) {
      return;
    }
    try {
      DigitReader fresh = new DigitReader(recipe, bytes.copyToJavaArray(), BACKEND);
      forgetReader();
      reader = fresh;
      Dom.say("weights", "Reads with " + name);
      Dom.show("error", false);
      readSoon();
    } catch (IllegalArgumentException broken) {
      refuse(name + " cannot be used. " + broken.getMessage());
    }
  }

  private void refuse(String sentence) {
    if (!open) {
      return;
    }
    Dom.show("error", true);
    Dom.say(
        "error",
        sentence
            + (sentence.endsWith(".") ? "" : ".")
            + (reader == null
                ? " You can draw, but nothing reads it: choose a .safetensors file of this network."
                : " The weights from before stay in use."));
    if (reader == null) {
      Dom.say("weights", "No weights");
    }
  }

  // -- ink

  @Override
  public void onInk() {
    readSoon();
  }

  @Override
  public void onPen(boolean down) {
    Dom.say("pen", down ? "Pen down" : "Pen up");
  }

  private void showExample() {
    int digit = example % CLASSES;
    pad.show(DrawnDigits.strokes(digit, 1000 + example / CLASSES));
    example++;
    announcer.say("An example of a " + digit + ".");
  }

  /** Reads at most once a frame. */
  private void readSoon() {
    if (!readingComes) {
      readingComes = true;
      Dom.nextFrame(this::read);
    }
  }

  private void read() {
    readingComes = false;
    if (!open) {
      return;
    }
    Drawing drawing = pad.drawing();
    byte[] picture = drawing.isEmpty() ? new byte[28 * 28] : drawing.picture();
    seen.show(picture);
    if (drawing.isEmpty() || reader == null) {
      showNothing();
      return;
    }
    double[] probabilities = reader.read(picture);
    int best = 0;
    for (int i = 0; i < CLASSES; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    for (int i = 0; i < CLASSES; i++) {
      showBar(i, probabilities[i], i == best);
    }
    Dom.say("answer", String.valueOf(best));
    String share = Ticks.fixed(100 * probabilities[best], 1) + " %";
    Dom.say("sure", share);
    announcer.murmur("It reads " + best + ", " + share + ".");
  }

  private static void showNothing() {
    for (int i = 0; i < CLASSES; i++) {
      showBar(i, 0, false);
    }
    Dom.say("answer", "\u2013");
    Dom.say("sure", "");
  }

  private static void showBar(int digit, double probability, boolean best) {
    HTMLElement bar = Dom.byId("bar-" + digit);
    bar.getStyle().setProperty("width", 100 * probability + "%");
    Dom.say("percent-" + digit, Ticks.fixed(100 * probability, 1) + " %");
    Dom.byId("row-" + digit).setAttribute("data-best", String.valueOf(best));
  }
}
