package descent.web.station.digits;

import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.web.view.Dom;
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

  /** The first one reads until the learner chooses. */
  static final List<Entry> ALL =
      List.of(
          entry("simple-cnn", "SimpleCNN: two convolutions", true),
          entry("digit-recognition", "784-128-10", true),
          entry("digit-pixels", "Logistic regression, 784 pixels", true),
          entry("digit-features", "Logistic regression, 71 features", true),
          entry("digit-recognition-64", "784-64-10", false),
          entry("digit-recognition-256", "784-256-10", false),
          entry("digit-recognition-512", "784-512-10", false),
          entry("digit-recognition-deep", "784-128-64-10", false),
          entry("digit-recognition-slow", "784-128-10 at rate 0.01", false),
          entry("digit-recognition-half", "784-128-10 at rate 0.05", false),
          entry("digit-recognition-fast", "784-128-10 at rate 0.2", false));

  private Catalogue() {}

  private static Entry entry(String name, String label, boolean ships) {
    return new Entry(Models.named(name), label, ships);
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
