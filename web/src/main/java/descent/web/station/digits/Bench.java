package descent.web.station.digits;

import descent.engine.data.DrawnDigits;
import descent.engine.experiment.Weights;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.web.digit.DigitReader;
import descent.web.digit.Drawing;
import descent.web.frame.Stage;
import descent.web.simd.SimdBackend;
import descent.web.view.Dom;
import descent.web.view.Files;
import descent.web.view.PlotPanel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * What all rooms share: the network that reads, the picture that it reads, and the pictures to test
 * with. Each room changes them and listens to them.
 */
final class Bench {
  /** One backend for all visits: its memory is reused, and cannot be given back to the browser. */
  private static final SimdBackend BACKEND = SimdBackend.ofThisPage();

  /** Which of the drawn sevens lies on the bench at first. */
  private static final long FIRST_DRAWN = 1_003;

  private final Stage stage;
  private final Consumer<String> tabs;
  private final Chosen<DigitReader> reader = new Chosen<>();
  private final Chosen<Picture> picture = new Chosen<>();
  private final TestPictures tests = new TestPictures();
  private final Examiner examiner = new Examiner(reader, tests);
  private final List<PlotPanel> plots = new ArrayList<>();
  private Catalogue.Entry model;
  private int mistake = -1;
  private int wanted = -1;
  private boolean open = true;

  /**
   * A bench on which nothing lies yet.
   *
   * @param tabs opens the tab of a name
   */
  Bench(Stage stage, Consumer<String> tabs) {
    this.stage = stage;
    this.tabs = tabs;
    model = Catalogue.named(stage.state().get("model", ""));
    Files.onChosen("weights-file", this::useFile, this::refuse);
    offerModels();
  }

  /** The networks of which the page has weights. */
  private void offerModels() {
    HTMLElement choice = stage.parts().part("model");
    for (Catalogue.Entry entry : Catalogue.ALL) {
      if (entry.ships()) {
        choice.appendChild(entry.option());
      }
    }
    stage
        .parts()
        .onChange(
            "model", () -> readWith(Catalogue.named(stage.parts().input("model").getValue())));
  }

  private void readWith(Catalogue.Entry chosen) {
    model = chosen;
    fetchWeights(chosen.weights());
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

  /** What the network answers to all of them. */
  Examiner examiner() {
    return examiner;
  }

  /** How people call the network that reads. */
  String readerName() {
    return model.label();
  }

  /** Chooses the next picture that is read wrong, those first of which the network is surest. */
  void nextMistake() {
    TestResult result = examiner.result().get();
    if (result == null) {
      show("errors");
    } else if (result.mistakes() > 0) {
      int[] mistakes = result.surestMistakes();
      mistake = (mistake + 1) % mistakes.length;
      picture.set(Picture.of(result.tests().pictures(), mistakes[mistake]));
    }
  }

  /** Chooses a picture of the test set, as soon as there is one. */
  void choose(int number) {
    wanted = Math.max(0, number);
    tests.want();
    serve();
  }

  private void serve() {
    TestSet set = tests.set().get();
    if (set != null && wanted >= 0) {
      picture.set(Picture.of(set.pictures(), wanted % set.size()));
      wanted = -1;
    }
  }

  /** The picture that the address names, else a drawn one, so that there is something to see. */
  void chooseFirst() {
    tests.set().listen(this::serve);
    int number = (int) stage.state().number("image", -1);
    if (number >= 0) {
      choose(number);
    } else {
      picture.set(Picture.drawn(Drawing.of(DrawnDigits.strokes(7, FIRST_DRAWN)).picture()));
    }
  }

  /** The figures of the rooms that were looked at, for sharing; each room adds its own. */
  List<PlotPanel> plots() {
    return plots;
  }

  /** Opens the tab of a name. */
  void show(String tab) {
    tabs.accept(tab);
  }

  // -- the network's weights

  /** Reads with the trained weights that come with the page. */
  void useShippedWeights() {
    fetchWeights((model.ships() ? model : Catalogue.ALL.getFirst()).weights());
  }

  /** Fetches the shipped weights of a network, for whoever closes it again. */
  void fetchReader(Catalogue.Entry entry, Consumer<DigitReader> receiver, Files.Failure failure) {
    Files.fetch(
        entry.weights(),
        (bytes, name) -> {
          try {
            Weights weights = WeightFile.weights(Safetensors.read(bytes.copyToJavaArray()));
            receiver.accept(new DigitReader(entry.recipe(), weights, name, BACKEND));
          } catch (IllegalArgumentException broken) {
            failure.fail(name + " cannot be used. " + broken.getMessage());
          }
        },
        failure);
  }

  /** The weights that come next are of this network, if they fit it. */
  void prefer(Catalogue.Entry entry) {
    model = entry;
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
      useWeights(Safetensors.read(bytes.copyToJavaArray()), name);
    } catch (IllegalArgumentException broken) {
      refuse(name + " cannot be used. " + broken.getMessage());
    }
  }

  /**
   * Reads with these weights.
   *
   * @throws IllegalArgumentException when they are no network's of this station
   */
  void useWeights(Safetensors file, String name) {
    use(fitting(WeightFile.weights(file), name));
  }

  /** The chosen network if it fits these weights, else the first one that does. */
  private DigitReader fitting(Weights weights, String name) {
    try {
      return new DigitReader(model.recipe(), weights, name, BACKEND);
    } catch (IllegalArgumentException misfit) {
      for (Catalogue.Entry entry : Catalogue.ALL) {
        if (fits(entry, weights)) {
          return new DigitReader(entry.recipe(), weights, name, BACKEND);
        }
      }
      throw misfit;
    }
  }

  private static boolean fits(Catalogue.Entry entry, Weights weights) {
    try (DigitReader trial = new DigitReader(entry.recipe(), weights, "", BACKEND)) {
      return trial.recipe() == entry.recipe();
    } catch (IllegalArgumentException misfit) {
      return false;
    }
  }

  /** Reads with this network from now on. */
  void use(DigitReader fresh) {
    DigitReader before = reader.get();
    Dom.say("weights", "Reads with " + fresh.origin());
    Dom.show("error", false);
    mistake = -1;
    model = Catalogue.named(fresh.recipe().name());
    boolean first = model.isFirst();
    stage.keep("model", first ? "" : fresh.recipe().name());
    ((HTMLSelectElement) stage.parts().part("model")).setValue(fresh.recipe().name());
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
    examiner.close();
    DigitReader last = reader.get();
    if (last != null) {
      last.close();
    }
  }
}
