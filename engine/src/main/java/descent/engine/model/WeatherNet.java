package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Weather;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.NextToken;
import descent.engine.experiment.StopRule;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.OneHot;
import descent.engine.nn.RNN;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.Clipping;

/**
 * Seed 001's generation of text, character by character: "The weather today is" goes on with sunny
 * and warm. Recurrent networks of 48 units, or a causal transformer, learn from 36 of 48 sentences,
 * all of them a step, in 200 steps of Adam.
 */
public final class WeatherNet {
  private static final int CHARACTERS = Weather.CHARACTERS.length();
  private static final int UNITS = 48;
  private static final int STEPS = 200;

  private WeatherNet() {}

  /** With a vanilla recurrent network. */
  public static Recipe rnn() {
    return recurrent("weather-rnn", "A vanilla RNN", new RNN(CHARACTERS, UNITS));
  }

  /** With long short-term memory. */
  public static Recipe lstm() {
    return recurrent("weather-lstm", "An LSTM", new LSTM(CHARACTERS, UNITS));
  }

  /** With a gated recurrent unit. */
  public static Recipe gru() {
    return recurrent("weather-gru", "A GRU", new GRU(CHARACTERS, UNITS));
  }

  /** With two causal layers of attention. */
  public static Recipe transformer() {
    return recipe(
        "weather-transformer",
        "A causal transformer",
        TransformerNet.module(CHARACTERS, Weather.LENGTH, 2, 2, true, CHARACTERS),
        0.003);
  }

  private static Recipe recurrent(String name, String who, Module cell) {
    return recipe(
        name,
        who,
        Sequential.of(new OneHot(CHARACTERS), cell, new Linear(UNITS, CHARACTERS)),
        0.01);
  }

  private static Recipe recipe(String name, String who, Module module, double lr) {
    Experiment experiment =
        Experiment.fullBatch(
                new Weather(36, 0),
                new NextToken(module, 1, -1),
                new Adam(lr),
                42,
                StopRule.epochs(STEPS))
            .withClipping(new Clipping.Norm(1));
    return new Recipe(
        name, who + " that writes about the weather", Shape.of(Weather.LENGTH), module, experiment);
  }
}
