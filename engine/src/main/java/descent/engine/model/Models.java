package descent.engine.model;

import java.util.ArrayList;
import java.util.List;

/** All recipes, by name. */
public final class Models {
  private static final List<Recipe> ALL =
      all(
          List.of(
              SimpleCnn.recipe(),
              SpiralsNet.recipe(),
              CirclesNet.linear(),
              CirclesNet.polynomial(),
              CirclesNet.network(),
              SineNet.linear(),
              SineNet.polynomial(),
              SineNet.network(),
              BreastCancerNet.shallow(),
              BreastCancerNet.deepNarrow(),
              BreastCancerNet.wide(),
              BreastCancerNet.veryDeep(),
              SmallDigitsNet.sigmoid(),
              SmallDigitsNet.tanh(),
              SmallDigitsNet.relu(),
              SmallDigitsNet.leakyRelu(),
              DigitLogistic.pixels(),
              DigitLogistic.features(),
              DigitRecognitionNet.recipe()),
          DigitRecognitionNet.challenges(),
          List.of(
              XorNet.recipe(),
              GradientDescent.recipe(),
              TwoLayerXor.trained(),
              RecallNet.rnn(),
              RecallNet.gru(),
              RecallNet.lstm(),
              TransformerNet.reversal(),
              TransformerNet.brackets(),
              WeatherNet.rnn(),
              WeatherNet.lstm(),
              WeatherNet.gru(),
              WeatherNet.transformer(),
              AutoencoderNet.plain(),
              AutoencoderNet.map(),
              AutoencoderNet.denoising(),
              AutoencoderNet.sparse(),
              AutoencoderNet.contractive(),
              AutoencoderNet.variational(),
              GanNet.ring()));

  private Models() {}

  @SafeVarargs
  private static List<Recipe> all(List<Recipe>... groups) {
    List<Recipe> all = new ArrayList<>();
    for (List<Recipe> group : groups) {
      all.addAll(group);
    }
    return List.copyOf(all);
  }

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
