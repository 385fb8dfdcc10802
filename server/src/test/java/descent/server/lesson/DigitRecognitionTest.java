package descent.server.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.data.Dataset;
import descent.engine.data.Split;
import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.metric.ConfusionMatrix;
import descent.engine.metric.Probabilities;
import descent.engine.model.DigitRecognitionNet;
import descent.engine.random.NumpyRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Seed 002's ten epochs of 784-128-10 on all of MNIST, in double precision: the notebook's losses
 * and accuracies to the last printed digit. Skipped where MNIST is not at hand.
 */
class DigitRecognitionTest {
  /** The sums over 784 pixels and 128 samples are added up in another order than NumPy's. */
  private static final double ROUNDING = 1e-9;

  private record Epoch(Evaluation train, Evaluation test) {}

  private static final List<Epoch> EPOCHS = new ArrayList<>();
  private static final double[] FIRST_LOSSES = new double[20];
  private static JsonObject golden;
  private static int[] labels;
  private static double[] probabilities;
  private static Weights weights;

  @BeforeAll
  static void train() throws IOException {
    Split mnist = RealMnist.load();
    golden = RealMnist.golden("seed002_training.json");
    labels = mnist.test().labels();
    ReferenceThreads backend = ReferenceThreads.onAllCores();
    try (Run run = DigitRecognitionNet.recipe().experiment().start(backend, source -> mnist)) {
      while (run.step()) {
        if (run.steps() <= FIRST_LOSSES.length) {
          FIRST_LOSSES[(int) run.steps() - 1] = run.loss();
        }
        if (run.stepInEpoch() == 0) {
          EPOCHS.add(new Epoch(run.evaluate(mnist.train()), run.evaluate(mnist.test())));
        }
      }
      probabilities = softmax(answers(run, mnist.test()));
      weights = run.weights();
    }
  }

  @Test
  @Tag("S2.09")
  void s2x09FollowsTheFirstBatches() {
    assertArrayEquals(golden.array("batch_losses_first20").numbers(), FIRST_LOSSES, ROUNDING);
  }

  @Test
  @Tag("S2.10")
  @Tag("S2.11")
  void s2x10ReproducesTenEpochs() {
    List<JsonObject> expected =
        golden.array("epochs").items().stream().map(JsonObject.class::cast).toList();
    assertEquals(expected.size(), EPOCHS.size());
    for (int i = 0; i < EPOCHS.size(); i++) {
      String epoch = "epoch " + (i + 1);
      Epoch ours = EPOCHS.get(i);
      assertEquals(expected.get(i).number("train_loss"), ours.train().loss(), ROUNDING, epoch);
      assertEquals(expected.get(i).number("test_loss"), ours.test().loss(), ROUNDING, epoch);
      assertEquals(expected.get(i).number("train_acc"), ours.train().accuracy(), ROUNDING, epoch);
      assertEquals(expected.get(i).number("test_acc"), ours.test().accuracy(), ROUNDING, epoch);
    }
    assertEquals(0.9189, EPOCHS.getFirst().test().accuracy());
    assertEquals(0.9706, EPOCHS.getLast().test().accuracy());
    assertEquals(0.0978, EPOCHS.getLast().test().loss(), 5e-5);
  }

  @Test
  @Tag("S2.12")
  void s2x12Gets9706Right() {
    assertEquals(10_000, EPOCHS.getLast().test().count());
    assertEquals(9_706, EPOCHS.getLast().test().correct());
  }

  /** The stream of the ten permutations goes on with the samples that are shown. */
  @Test
  @Tag("S2.13")
  void s2x13PicksTheNotebooksSamples() {
    NumpyRandom random = new NumpyRandom(42);
    random.normal(0, 1, 784 * 128 + 128 * 10);
    for (int epoch = 0; epoch < 10; epoch++) {
      random.permutation(60_000);
    }
    int[] shown = random.randint(0, 10_000, 18);
    assertArrayEquals(golden.array("sample_idx18").integers(), shown);
  }

  @Test
  @Tag("S2.14")
  @Tag("S2.15")
  void s2x15ConfusesWhatTheNotebookConfuses() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(labels, Probabilities.argmax(probabilities, 10), 10);
    List<JsonArray> rows =
        golden.array("confusion").items().stream().map(JsonArray.class::cast).toList();
    List<int[]> confusions = new ArrayList<>();
    for (int truth = 0; truth < 10; truth++) {
      for (int answer = 0; answer < 10; answer++) {
        int count = matrix.count(truth, answer);
        assertEquals(rows.get(truth).integers()[answer], count, truth + " as " + answer);
        if (truth != answer && count > 10) {
          confusions.add(new int[] {truth, answer, count});
        }
      }
    }
    confusions.sort(Comparator.comparingInt(confusion -> -confusion[2]));
    List<JsonArray> top =
        golden.array("top_confusions").items().stream().map(JsonArray.class::cast).toList();
    for (int i = 0; i < top.size(); i++) {
      assertArrayEquals(top.get(i).integers(), confusions.get(i));
    }
  }

  /** 7 with 99.61 %, 6 with 99.49 %, 3 with 100.00 %. */
  @Test
  @Tag("S2.17")
  void s2x17BreaksDownThreePredictions() {
    double[][] shown = {{0, 7, 0.9961}, {100, 6, 0.9949}, {500, 3, 1}};
    List<JsonArray> expected =
        golden.array("probs_test_0_100_500").items().stream().map(JsonArray.class::cast).toList();
    for (int i = 0; i < shown.length; i++) {
      int at = 10 * (int) shown[i][0];
      double[] ours = Arrays.copyOfRange(probabilities, at, at + 10);
      // The answers are read as floats.
      assertArrayEquals(expected.get(i).numbers(), ours, 1e-6);
      assertEquals(shown[i][2], ours[(int) shown[i][1]], 5e-5);
    }
  }

  /** The page reads with what this run learned, rounded to float. */
  @Test
  @Tag("S2.09")
  void s2x09IsTheNetworkOfTheAssets() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("../assets/weights/digit-recognition.safetensors"));
    List<Weights.Entry> saved = WeightFile.weights(Safetensors.read(file)).entries();
    List<Weights.Entry> trained = weights.entries();
    assertEquals(trained.size(), saved.size());
    for (int i = 0; i < trained.size(); i++) {
      assertEquals(trained.get(i).name(), saved.get(i).name());
      assertArrayEquals(trained.get(i).values(), saved.get(i).values(), 1e-6f);
    }
  }

  private static float[] answers(Run run, Dataset data) {
    double[] pixels = data.inputs().toArray();
    float[] x = new float[pixels.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) pixels[i];
    }
    float[] logits = new float[10 * data.size()];
    run.predict(x, data.size(), logits);
    return logits;
  }

  private static double[] softmax(float[] logits) {
    double[] shares = new double[logits.length];
    for (int row = 0; row < logits.length; row += 10) {
      double sum = 0;
      for (int c = row; c < row + 10; c++) {
        shares[c] = Math.exp(logits[c]);
        sum += shares[c];
      }
      for (int c = row; c < row + 10; c++) {
        shares[c] /= sum;
      }
    }
    return shares;
  }
}
