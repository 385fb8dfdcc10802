package descent.web.station.digits;

import descent.engine.model.DigitLogistic;
import descent.engine.model.DigitRecognitionNet;
import descent.engine.model.Recipe;
import descent.engine.model.SimpleCnn;
import descent.web.view.Dom;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.dom.html.HTMLElement;

/** The networks of this station. */
final class Catalogue {
  /**
   * A network.
   *
   * @param recipe under whose name links and files know it
   * @param label as people choose it
   * @param ships whether the page comes with trained weights of it
   */
  record Entry(Recipe recipe, String label, boolean ships) {
    /** It as something to choose. */
    HTMLElement option() {
      HTMLElement option = Dom.create("option", "");
      option.setAttribute("value", recipe.name());
      option.setTextContent(label);
      return option;
    }

    /** Whether it is the one that reads until the learner chooses. */
    boolean isFirst() {
      return recipe.name().equals(ALL.getFirst().recipe.name());
    }

    /** Where its trained weights are. */
    String weights() {
      return "assets/weights/" + recipe.name() + ".safetensors";
    }
  }

  /** How people choose the notebook's challenges, in their order. */
  private static final List<String> CHALLENGES =
      List.of(
          "784-64-10",
          "784-256-10",
          "784-512-10",
          "784-128-64-10",
          "784-128-10 at rate 0.01",
          "784-128-10 at rate 0.05",
          "784-128-10 at rate 0.2");

  /** The first one reads until the learner chooses. */
  static final List<Entry> ALL = all();

  private Catalogue() {}

  /** By their own classes: the list of all models would bring each kind of network to the page. */
  private static List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    all.add(new Entry(SimpleCnn.recipe(), "SimpleCNN: two convolutions", true));
    all.add(new Entry(DigitRecognitionNet.recipe(), "784-128-10", true));
    all.add(new Entry(DigitLogistic.pixels(), "Logistic regression, 784 pixels", true));
    all.add(new Entry(DigitLogistic.features(), "Logistic regression, 71 features", true));
    List<Recipe> challenges = DigitRecognitionNet.challenges();
    for (int i = 0; i < challenges.size(); i++) {
      all.add(new Entry(challenges.get(i), CHALLENGES.get(i), false));
    }
    return all;
  }

  /** The network of this name, else the first. */
  static Entry named(String name) {
    for (Entry entry : ALL) {
      if (entry.recipe.name().equals(name)) {
        return entry;
      }
    }
    return ALL.getFirst();
  }
}
