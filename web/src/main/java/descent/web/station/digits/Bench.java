package descent.web.station.digits;

import descent.engine.experiment.Weights;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.web.digit.DigitReader;
import descent.web.frame.Stage;
import descent.web.simd.SimdBackend;
import descent.web.view.Dom;
import descent.web.view.Files;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * What all rooms share: the network that reads, the picture that it reads, and the pictures to test
 * with. Each room changes them and listens to them.
 */
final class Bench {
  /** The networks that the bench knows; the first one reads until the learner chooses. */
  private static final List<Recipe> MODELS = List.of(Models.named("simple-cnn"));

  /** One backend for all visits: its memory is reused, and cannot be given back to the browser. */
  private static final SimdBackend BACKEND = new SimdBackend();

  private final Stage stage;
  private final Consumer<String> tabs;
  private final Chosen<DigitReader> reader = new Chosen<>();
  private final Chosen<Picture> picture = new Chosen<>();
  private final TestPictures tests = new TestPictures();
  private boolean open = true;

  /**
   * A bench on which nothing lies yet.
   *
   * @param tabs opens the tab of a name
   */
  Bench(Stage stage, Consumer<String> tabs) {
    this.stage = stage;
    this.tabs = tabs;
    Files.onChosen("weights-file", this::useFile, this::refuse);
  }

  /** The station's stage. */
  Stage stage() {
    return stage;
  }

  /** Where rooms compute. */
  SimdBackend backend() {
    return BACKEND;
  }

  /** The network that reads; the one before it is closed when another is chosen. */
  Chosen<DigitReader> reader() {
    return reader;
  }

  /** The picture that is read; it stays chosen while the learner goes from tab to tab. */
  Chosen<Picture> picture() {
    return picture;
  }

  /** The pictures to test with. */
  TestPictures tests() {
    return tests;
  }

  /** Opens the tab of a name. */
  void show(String tab) {
    tabs.accept(tab);
  }

  // -- the network's weights

  /** Reads with the trained weights that come with the page. */
  void useShippedWeights() {
    fetchWeights("assets/weights/" + MODELS.getFirst().name() + ".safetensors");
  }

  /** Fetches a file of weights, and reads with it. */
  void fetchWeights(String address) {
    Dom.say("weights", "Loading " + address + " \u2026");
    Files.fetch(address, this::useFile, this::refuse);
  }

  /** Reads with the weights of a safetensors file, whose shapes tell which network's they are. */
  void useFile(Int8Array bytes, String name) {
    if (!open) {
      return;
    }
    try {
      use(fitting(WeightFile.weights(Safetensors.read(bytes.copyToJavaArray())), name));
    } catch (IllegalArgumentException broken) {
      refuse(name + " cannot be used. " + broken.getMessage());
    }
  }

  private DigitReader fitting(Weights weights, String name) {
    @Nullable IllegalArgumentException misfit = null;
    for (Recipe recipe : MODELS) {
      try {
        return new DigitReader(recipe, weights, name, BACKEND);
      } catch (IllegalArgumentException another) {
        misfit = misfit == null ? another : misfit;
      }
    }
    throw misfit == null ? new IllegalArgumentException("No network is known") : misfit;
  }

  /** Reads with this network from now on. */
  void use(DigitReader fresh) {
    DigitReader before = reader.get();
    Dom.say("weights", "Reads with " + fresh.origin());
    Dom.show("error", false);
    reader.set(fresh);
    if (before != null) {
      before.close();
    }
  }

  private void refuse(String sentence) {
    if (!open) {
      return;
    }
    Dom.show("error", true);
    boolean reads = reader.get() != null;
    Dom.say(
        "error",
        sentence
            + (sentence.endsWith(".") ? "" : ".")
            + (reads
                ? " The weights from before stay in use."
                : " You can draw, but nothing reads it: choose a .safetensors file of this"
                    + " network."));
    if (!reads) {
      Dom.say("weights", "No weights");
    }
  }

  void close() {
    open = false;
    tests.close();
    DigitReader last = reader.get();
    if (last != null) {
      last.close();
    }
  }
}
