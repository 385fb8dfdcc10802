package descent.engine.experiment;

import static descent.engine.experiment.SmallTasks.DECODER;
import static descent.engine.experiment.SmallTasks.DISCRIMINATOR;
import static descent.engine.experiment.SmallTasks.ENCODER;
import static descent.engine.experiment.SmallTasks.GENERATOR;
import static descent.engine.experiment.SmallTasks.REFERENCE;
import static descent.engine.experiment.SmallTasks.ROWS;
import static descent.engine.experiment.SmallTasks.TALKER;
import static descent.engine.experiment.SmallTasks.WIDTH;
import static descent.engine.experiment.SmallTasks.dataset;
import static descent.engine.experiment.SmallTasks.pictures;
import static descent.engine.experiment.SmallTasks.plain;
import static descent.engine.experiment.SmallTasks.sentences;
import static descent.engine.experiment.SmallTasks.start;
import static descent.engine.experiment.SmallTasks.tasks;
import static descent.engine.experiment.SmallTasks.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.data.Dataset;
import descent.engine.graph.TwoLanes;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.optim.Clipping;
import descent.engine.optim.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each task promises, alone and on any number of lanes. */
class TaskTest {
  // -- what each task promises

  @Test
  void asksAnAutoencoderForItsInput() {
    Dataset pictures = pictures();
    Dataset asked = new Dataset(pictures.inputs(), pictures.inputs(), List.of());
    Reconstruction task = Reconstruction.of(ENCODER, DECODER, new MSELoss());
    Experiment supervised = plain(new Supervised(task.model(), new MSELoss()));
    try (Run run = start(task, REFERENCE);
        Run twin = start(supervised, REFERENCE, asked)) {
      for (int i = 0; i < 20; i++) {
        run.step();
        twin.step();
        assertEquals(twin.loss(), run.loss(), 1e-15);
      }
    }
  }

  @Test
  void addsItsPenaltyToTheError() {
    Dataset pictures = pictures();
    double plain = firstLoss(new Reconstruction.Plain(), pictures);
    double[] codes = codes(pictures);
    double size = 0;
    for (double code : codes) {
      size += code / codes.length;
    }
    assertEquals(plain + 0.3 * size, firstLoss(new Reconstruction.Sparse(0.3), pictures), 1e-7);
    assertEquals(
        plain + 0.7 * jacobian(pictures),
        firstLoss(new Reconstruction.Contractive(0.7), pictures),
        1e-4);
    assertEquals(plain, firstLoss(new Reconstruction.Denoising(0), pictures), 1e-15);
    assertTrue(firstLoss(new Reconstruction.Denoising(1), pictures) != plain);
  }

  private static double firstLoss(Reconstruction.Variant variant, Dataset data) {
    Task task = new Reconstruction(ENCODER, DECODER, new MSELoss(), variant);
    try (Run run = start(plain(task), REFERENCE, data)) {
      run.step();
      return run.loss();
    }
  }

  private static double[] codes(Dataset data) {
    try (Run run =
            start(plain(Reconstruction.of(ENCODER, DECODER, new MSELoss())), REFERENCE, data);
        Predictor encoder =
            Predictor.of(
                ENCODER, Shape.of(WIDTH), run.weights().under("encoder."), REFERENCE, ROWS)) {
      float[] h = encoder.predict(inputs(data), ROWS);
      double[] codes = new double[h.length];
      for (int i = 0; i < h.length; i++) {
        codes[i] = h[i];
      }
      return codes;
    }
  }

  /** The mean squared size of the derivative of the code by the picture, by differences. */
  private static double jacobian(Dataset data) {
    double h = 1.0 / 1024;
    double sum = 0;
    for (int j = 0; j < WIDTH; j++) {
      double[] more = new double[ROWS * WIDTH];
      double[] less = new double[ROWS * WIDTH];
      for (int i = 0; i < more.length; i++) {
        double x = data.inputs().get(i / WIDTH, i % WIDTH);
        more[i] = i % WIDTH == j ? x + h : x;
        less[i] = i % WIDTH == j ? x - h : x;
      }
      double[] up = codes(dataset(more));
      double[] down = codes(dataset(less));
      for (int i = 0; i < up.length; i++) {
        double slope = (up[i] - down[i]) / (2 * h);
        sum += slope * slope;
      }
    }
    return sum / ROWS;
  }

  @Test
  void hasNoClosedFormForADeepContractiveEncoder() {
    Module deep = Sequential.of(new Linear(6, 4), Activation.relu(), new Linear(4, 2));
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Reconstruction(
                    deep, DECODER, new MSELoss(), new Reconstruction.Contractive(1)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("a Linear and a Sigmoid"));
  }

  @Test
  void pushesTheCodeToTheStandardNormalWhereOnlyThatCounts() {
    Variational task = new Variational(ENCODER, 3, 3, DECODER, new BCEWithLogitsLoss(), 1000);
    assertTrue(largestMean(task, 0) > 0.2, "at the start " + largestMean(task, 0));
    assertTrue(largestMean(task, 400) < 0.02, "at the end " + largestMean(task, 400));
  }

  private static double largestMean(Variational task, int steps) {
    try (Run run = start(task, REFERENCE)) {
      for (int i = 0; i < steps; i++) {
        run.step();
      }
      Weights weights = run.weights().startingWith("encoder.", "mu.");
      try (Predictor mean = Predictor.of(task.mean(), Shape.of(WIDTH), weights, REFERENCE, ROWS)) {
        double largest = 0;
        for (float mu : mean.predict(inputs(run.data().train()), ROWS)) {
          largest = Math.max(largest, Math.abs(mu));
        }
        return largest;
      }
    }
  }

  private static float[] inputs(Dataset data) {
    float[] x = new float[ROWS * WIDTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) data.inputs().get(i / WIDTH, i % WIDTH);
    }
    return x;
  }

  @Test
  void learnsToContinueASentence() {
    try (Run run = start(new NextToken(TALKER, 1, -1), REFERENCE)) {
      assertTrue(run.evaluate(run.data().train()).correct() < ROWS);
      while (run.step()) {}
      Evaluation end = run.evaluate(run.data().train());
      assertEquals(ROWS, end.correct());
      assertEquals(run.loss(), end.loss(), 0.05);
    }
  }

  @Test
  void doesNotAskForPadding() {
    double[] tokens = {0, 1, 2, 4, 4, 4, 3, 2, 1, 0, 2, 4};
    Dataset data = dataset(tokens);
    try (Run run = start(plain(new NextToken(TALKER, 1, 4)), REFERENCE, data)) {
      run.step();
      assertEquals(meanOverWords(tokens), run.loss(), 1e-6);
    }
  }

  /** The mean over both sentences of the mean of -log p over the words that are no padding. */
  private static double meanOverWords(double[] tokens) {
    Dataset data = dataset(tokens);
    try (Run run = start(plain(new NextToken(TALKER, 1, -1)), REFERENCE, data)) {
      float[] x = new float[12];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) tokens[i];
      }
      float[] logits = new float[60];
      run.predict(x, 2, logits);
      return (meanLoss(tokens, logits, 0, 2) + meanLoss(tokens, logits, 6, 4)) / 2;
    }
  }

  private static double meanLoss(double[] tokens, float[] logits, int from, int words) {
    double sum = 0;
    for (int t = from; t < from + words; t++) {
      double all = 0;
      for (int c = 0; c < 5; c++) {
        all += Math.exp(logits[t * 5 + c]);
      }
      sum += Math.log(all) - logits[t * 5 + (int) tokens[t + 1]];
    }
    return sum / words;
  }

  @Test
  void refusesSentencesThatHaveNothingToAskFor() {
    assertThrows(
        IllegalArgumentException.class, () -> start(new NextToken(TALKER, 6, -1), REFERENCE));
  }

  @Test
  void trainsADiscriminatorSeveralTimesForEachStepOfTheGenerator() {
    Task task =
        new Adversarial(
            GENERATOR, DISCRIMINATOR, 2, Adversarial.Objective.NON_SATURATING, 1, 3, 0, 0);
    try (Run run = start(task, REFERENCE)) {
      assertEquals(4, run.phases());
      float[] before = values(run.weights());
      run.accumulate(0);
      run.update(0);
      float[] after = values(run.weights());
      int generator = values(run.weights().under("generator.")).length;
      for (int i = 0; i < before.length; i++) {
        assertEquals(i < generator, before[i] == after[i], "number " + i);
      }
      assertEquals(0, run.steps());
      for (int phase = 1; phase < 4; phase++) {
        run.accumulate(phase);
        run.update(phase);
      }
      assertEquals(1, run.steps());
      assertTrue(Double.isNaN(run.evaluate(run.data().train()).loss()));
      float[] forgeries = new float[2 * WIDTH];
      run.predict(new float[] {0, 1, -1, 0}, 2, forgeries);
      assertTrue(forgeries[0] != forgeries[WIDTH]);
    }
  }

  // -- every task, on any number of lanes, from any moment

  @Test
  void givesTheSameLossesOnAnyNumberOfLanes() {
    for (Task task : tasks()) {
      try (Run one = start(task, REFERENCE);
          Run two = start(task, new TwoLanes(2))) {
        for (int i = 0; i < 12; i++) {
          one.step();
          two.step();
          assertEquals(one.loss(), two.loss(), 1e-9, task + " at step " + i);
        }
      }
    }
  }

  @Test
  void goesOnFromACheckpointAsIfNothingHadHappened() {
    for (Task task : tasks()) {
      Experiment experiment =
          plain(task)
              .withClipping(new Clipping.Norm(0.5))
              .withLearningRate(
                  LearningRate.perEpoch(new Schedule.ReduceOnPlateau(0.5, 1, 1, 0, 0)));
      Dataset data = task instanceof NextToken ? sentences() : pictures();
      try (Run run = start(experiment, REFERENCE, data);
          Run other = start(experiment, REFERENCE, data)) {
        for (int i = 0; i < 7; i++) {
          run.step();
        }
        other.restore(run.checkpoint());
        for (int i = 0; i < 7; i++) {
          run.step();
          other.step();
          assertEquals(run.loss(), other.loss(), task + " at step " + i);
        }
        assertArrayEquals(values(run.weights()), values(other.weights()));
      }
    }
  }
}
