package descent.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.Library;
import descent.engine.data.Weather;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.model.Models;
import descent.engine.random.CounterRandom;
import descent.engine.random.CounterStream;
import descent.server.vector.VectorBackend;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The recurrent networks and transformers learn what their recipes say, within their epochs. */
class SequencesTest {
  private static final VectorBackend BACKEND = VectorBackend.withLanes(1);

  @AfterAll
  static void release() {
    BACKEND.close();
  }

  private static Run train(Experiment experiment) {
    Run run = experiment.start(BACKEND, Library.withoutFiles());
    while (run.step()) {
      assertTrue(Double.isFinite(run.loss()));
    }
    return run;
  }

  /** Each ends early, at 99 % right; measured are 100 steps, and 300 for the GRU. */
  @Tag("S1.08")
  @Tag("S1.29")
  @Tag("S1.36")
  @ParameterizedTest
  @CsvSource({
    "recall-rnn, 1508",
    "recall-gru, 4260",
    "recall-lstm, 5636",
    "transformer-reverse, 9514",
    "transformer-brackets, 17763"
  })
  void answersNearlyEveryTestSequence(String name, int parameters) {
    Experiment experiment = Models.named(name).experiment();
    try (Run run = train(experiment)) {
      assertEquals(parameters, run.weights().count());
      assertTrue(run.evaluate(run.data().test()).accuracy() >= 0.99);
      assertTrue(run.epoch() < experiment.stop().epochs());
    }
  }

  /**
   * Of 36 sentences nobody can guess more than the place where they part: ln(36) nats over 47
   * characters are 0.0762. Measured after 120 steps are 0.08 to 0.10.
   */
  @Tag("S1.32")
  @ParameterizedTest
  @ValueSource(strings = {"weather-rnn", "weather-gru"})
  void writesAboutTheWeather(String name) {
    Experiment experiment = Models.named(name).experiment().withStop(StopRule.epochs(120));
    try (Run run = train(experiment)) {
      assertTrue(run.loss() < 0.13, "loss " + run.loss());
      assertTrue(run.loss() > 0.076, "better than possible: " + run.loss());
      int samples = 40;
      int grammatical = grammatical(run, samples);
      assertTrue(grammatical >= 0.8 * samples, grammatical + " of " + samples);
    }
  }

  /** How many of so many sentences, drawn character by character, are among the 48 there are. */
  private static int grammatical(Run run, int samples) {
    int length = Weather.LENGTH;
    int characters = Weather.CHARACTERS.length();
    float[] tokens = new float[samples * length];
    float[] logits = new float[samples * length * characters];
    CounterStream random = new CounterStream(CounterRandom.key(1, 2, 3));
    for (int row = 0; row < samples; row++) {
      tokens[row * length] = Weather.CHARACTERS.indexOf('t');
    }
    for (int t = 1; t < length; t++) {
      run.predict(tokens, samples, logits);
      for (int row = 0; row < samples; row++) {
        int from = (row * length + t - 1) * characters;
        tokens[row * length + t] =
            draw(Arrays.copyOfRange(logits, from, from + characters), random);
      }
    }
    Set<String> known = new HashSet<>();
    for (int number = 0; number < 48; number++) {
      known.add(Weather.sentence(number));
    }
    int grammatical = 0;
    for (int row = 0; row < samples; row++) {
      StringBuilder sentence = new StringBuilder();
      for (int t = 0; t < length; t++) {
        sentence.append(Weather.CHARACTERS.charAt((int) tokens[row * length + t]));
      }
      grammatical += known.contains(sentence.toString().strip()) ? 1 : 0;
    }
    return grammatical;
  }

  /** A token by softmax at a temperature of 0.8. */
  private static int draw(float[] logits, CounterStream random) {
    double[] weights = new double[logits.length];
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      weights[i] = Math.exp(logits[i] / 0.8);
      total += weights[i];
    }
    double at = random.uniform() * total;
    int token = 0;
    while (token < logits.length - 1 && at >= weights[token]) {
      at -= weights[token++];
    }
    return token;
  }
}
