package descent.engine.model;

import java.util.List;

/** All recipes, by name. */
public final class Models {
  private static final List<Recipe> ALL =
      List.of(
          SimpleCnn.recipe(),
          SpiralsNet.recipe(),
          CirclesNet.linear(),
          CirclesNet.polynomial(),
          CirclesNet.network(),
          SineNet.linear(),
          SineNet.polynomial(),
          SineNet.network(),
          RecallNet.rnn(),
          RecallNet.gru(),
          TransformerNet.reversal());

  private Models() {}

  /** All of them. */
  public static List<Recipe> all() {
    return ALL;
  }

  /**
   * The recipe of this name.
   *
   * @throws IllegalArgumentException when there is none, with the names there are
   */
  public static Recipe named(String name) {
    StringBuilder known = new StringBuilder();
    for (Recipe recipe : ALL) {
      if (recipe.name().equals(name)) {
        return recipe;
      }
      known.append(known.isEmpty() ? "" : ", ").append(recipe.name());
    }
    throw new IllegalArgumentException(
        "There is no model called \"" + name + "\"; known are " + known);
  }
}
