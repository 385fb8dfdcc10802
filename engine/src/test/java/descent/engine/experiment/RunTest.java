package descent.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Dataset;
import descent.engine.data.Library;
import descent.engine.data.Spirals;
import descent.engine.data.Split;
import descent.engine.data.Xor;
import descent.engine.graph.TwoLanes;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.BatchNorm1d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunTest {
  private static final Backend REFERENCE = new ReferenceBackend();
  private static final Library LIBRARY = Library.withoutFiles();
  private static final Sequential NET =
      Sequential.of(new Linear(2, 16), Activation.tanh(), new Dropout(0.2), new Linear(16, 1));
  private static final Experiment BATCHES =
      Experiment.miniBatches(
          new Spirals(120, 0.1, 3),
          new Supervised(NET, new BCEWithLogitsLoss()),
          new Adam(0.01),
          50,
          7,
          StopRule.epochs(4));

  /** Sums in another order, in double, over a few steps. */
  private static final double TOLERANCE = 1e-10;

  @Test
  void walksThroughEveryEpochAndStops() {
    try (Run run = BATCHES.start(REFERENCE, LIBRARY)) {
      assertEquals(3, run.stepsPerEpoch());
      int steps = 0;
      while (run.step()) {
        steps++;
      }
      assertEquals(12, steps);
      assertEquals(4, run.epoch());
      assertTrue(run.finished());
      assertFalse(run.step());
      assertEquals(12, run.history().steps().size());
      assertEquals(4, run.history().epochs().size());
    }
  }

  @Test
  void learnsXor() {
    Experiment experiment =
        Experiment.fullBatch(
            new Xor(),
            new Supervised(
                Sequential.of(new Linear(2, 8), Activation.tanh(), new Linear(8, 1)),
                new BCEWithLogitsLoss()),
            new Adam(0.05),
            1,
            StopRule.epochs(300).orLossBelow(0.01));
    try (Run run = experiment.start(REFERENCE, LIBRARY)) {
      double before = run.evaluate(run.data().train()).loss();
      while (run.step()) {}
      Evaluation after = run.evaluate(run.data().train());
      assertTrue(before > 0.3, "before: " + before);
      assertEquals(1.0, after.accuracy());
      assertTrue(run.epoch() < 300, "the loss rule ends it early, at " + run.epoch());
    }
  }

  @Test
  void givesTheSameLossesOnAnyNumberOfLanes() {
    double[] one = losses(REFERENCE);
    for (int lanes = 2; lanes <= 3; lanes++) {
      assertArrayEquals(one, losses(new TwoLanes(lanes)), TOLERANCE, lanes + " lanes");
    }
  }

  private static double[] losses(Backend backend) {
    try (Run run = BATCHES.start(backend, LIBRARY)) {
      while (run.step()) {}
      double[] losses = new double[run.history().steps().size()];
      for (int i = 0; i < losses.length; i++) {
        losses[i] = run.history().steps().get(i);
      }
      return losses;
    }
  }

  @Test
  void goesOnFromACheckpointAsIfNothingHadHappened() {
    try (Run run = BATCHES.start(REFERENCE, LIBRARY)) {
      for (int i = 0; i < 4; i++) {
        run.step();
      }
      Checkpoint checkpoint = run.checkpoint();
      double lossThen = run.loss();
      List<Double> first = rest(run);
      run.restore(checkpoint);
      assertEquals(4, run.steps());
      assertEquals(lossThen, run.loss());
      assertEquals(1, run.epoch());
      assertEquals(first, rest(run));
      try (Run other = BATCHES.start(REFERENCE, LIBRARY)) {
        other.restore(checkpoint);
        assertTrue(Double.isNaN(other.loss()), "a loss that it never computed");
        assertEquals(first, rest(other));
      }
    }
  }

  private static List<Double> rest(Run run) {
    List<Double> losses = new ArrayList<>();
    while (run.step()) {
      losses.add(run.loss());
    }
    losses.add(run.evaluate(run.data().train()).loss());
    return losses;
  }

  @Test
  void refusesACheckpointOfAnotherExperiment() {
    try (Run run = BATCHES.start(REFERENCE, LIBRARY);
        Run other = BATCHES.withOptimizer(new SGD(0.1)).start(REFERENCE, LIBRARY)) {
      Checkpoint checkpoint = other.checkpoint();
      assertThrows(IllegalArgumentException.class, () -> run.restore(checkpoint));
    }
  }

  @Test
  void sharesBatchesAmongRunsThatStayEqualToTheBit() {
    int shares = 3;
    List<Double> shared = new ArrayList<>();
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < shares; i++) {
      // One of the machines has two lanes of its own.
      runs.add(BATCHES.start(i == 1 ? new TwoLanes(2) : REFERENCE, LIBRARY));
    }
    while (!runs.getFirst().finished()) {
      shared.add(shareAStep(runs));
    }
    double[] alone = new double[shared.size()];
    try (Run run = BATCHES.start(REFERENCE, LIBRARY)) {
      for (int i = 0; run.step(); i++) {
        alone[i] = run.loss();
      }
    }
    assertArrayEquals(alone, shared.stream().mapToDouble(Double::doubleValue).toArray(), TOLERANCE);
    for (Run run : runs) {
      assertEquals(
          runs.getFirst().history().steps().last(), run.history().steps().last(), "the loss");
      List<Weights.Entry> entries = run.weights().entries();
      for (int i = 0; i < entries.size(); i++) {
        assertArrayEquals(
            runs.getFirst().weights().entries().get(i).values(), entries.get(i).values());
      }
    }
    runs.forEach(Run::close);
  }

  /** Each run computes its share, all add up what the others have, and everyone updates alike. */
  private static double shareAStep(List<Run> runs) {
    double loss = 0;
    double[] sum = new double[runs.getFirst().parameterElements()];
    double[] part = new double[sum.length];
    for (int i = 0; i < runs.size(); i++) {
      Run run = runs.get(i);
      run.accumulate(0, i, runs.size());
      run.memory().read(run.gradientsAt(0), part, 0, part.length);
      for (int j = 0; j < sum.length; j++) {
        sum[j] += part[j];
      }
      loss += run.loss();
    }
    for (Run run : runs) {
      run.memory().write(run.gradientsAt(0), sum, 0, sum.length);
      run.setLoss(0, loss);
      run.update(0);
    }
    return loss;
  }

  @Test
  void beginsAStepAnewWhenItsGradientIsDiscarded() {
    try (Run run = BATCHES.start(new TwoLanes(2), LIBRARY);
        Run undisturbed = BATCHES.start(new TwoLanes(2), LIBRARY)) {
      run.accumulate(0, 1, 2);
      run.discard(0);
      run.step();
      undisturbed.step();
      assertEquals(undisturbed.loss(), run.loss());
      assertArrayEquals(
          undisturbed.weights().entries().getFirst().values(),
          run.weights().entries().getFirst().values());
    }
  }

  @Test
  void cutsNoBatchThatAnOperationLooksAcross() {
    Experiment normalised =
        Experiment.fullBatch(
            new Xor(),
            new Supervised(
                Sequential.of(new Linear(2, 4), new BatchNorm1d(4), new Linear(4, 1)),
                new BCEWithLogitsLoss()),
            new SGD(0.1),
            1,
            StopRule.epochs(1));
    try (Run run = normalised.start(REFERENCE, LIBRARY)) {
      assertFalse(run.isShareable());
      assertThrows(IllegalArgumentException.class, () -> run.accumulate(0, 0, 2));
    }
  }

  @Test
  void endsWhenTheLossIsNoLongerANumber() {
    Experiment wild =
        Experiment.fullBatch(
            new Spirals(20, 0, 1),
            new Supervised(Sequential.of(new Linear(2, 4), new Linear(4, 1)), new MSELoss()),
            new SGD(1e30),
            1,
            StopRule.epochs(100));
    try (Run run = wild.start(REFERENCE, LIBRARY)) {
      while (run.step()) {}
      assertTrue(run.diverged());
      assertTrue(run.epoch() < 100);
    }
  }

  @Test
  void keepsItsWeightsThroughSavingAndLoading() {
    try (Run run = BATCHES.start(REFERENCE, LIBRARY);
        Run other = BATCHES.withSeed(8).start(REFERENCE, LIBRARY)) {
      run.step();
      other.load(run.weights());
      float[] points = {0.1f, 0.2f, -0.5f, 0.7f};
      float[] expected = new float[2];
      float[] actual = new float[2];
      try (Predictor predictor = Predictor.of(NET, Shape.of(2), other.weights(), REFERENCE, 1)) {
        predictor.predict(points, 2, expected);
      }
      other.predict(points, 2, actual);
      assertArrayEquals(expected, actual);
      assertEquals("0.weight", run.weights().entries().get(0).name());
      assertEquals(Shape.of(16, 2), run.weights().entries().get(0).shape());
      assertEquals(65, run.weights().count());
    }
  }

  @Test
  void refusesWeightsOfAnotherNetworkAndKeepsItsOwn() {
    try (Run run = BATCHES.start(REFERENCE, LIBRARY)) {
      Weights own = run.weights();
      List<Weights.Entry> changed = new ArrayList<>(own.entries());
      changed.set(0, new Weights.Entry("0.weight", Shape.of(2, 16), new float[32]));
      assertComplains(run, new Weights(changed), "0.weight must have shape [16, 2]");
      assertComplains(run, new Weights(own.entries().subList(0, 3)), "lack 3.bias of shape [1]");
      changed = new ArrayList<>(own.entries());
      changed.add(new Weights.Entry("extra", Shape.of(1), new float[1]));
      assertComplains(run, new Weights(changed), "have extra, which");
      assertArrayEquals(own.entries().get(0).values(), run.weights().entries().get(0).values());
    }
  }

  private static void assertComplains(Run run, Weights weights, String because) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> run.load(weights));
    assertTrue(String.valueOf(error.getMessage()).contains(because), error.getMessage());
  }

  @Test
  void saysWhenNetworkAndDataDoNotFit() {
    Supervised wrong = new Supervised(Sequential.of(new Linear(3, 1)), new BCEWithLogitsLoss());
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Experiment.fullBatch(new Xor(), wrong, new SGD(0.1), 1, StopRule.epochs(1))
                    .start(REFERENCE, LIBRARY));
    assertTrue(String.valueOf(error.getMessage()).contains("expects 3 input features"));
    Supervised pairs = new Supervised(Sequential.of(new Linear(2, 2)), new MSELoss());
    error =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Experiment.fullBatch(new Xor(), pairs, new SGD(0.1), 1, StopRule.epochs(1))
                    .start(REFERENCE, LIBRARY));
    assertTrue(String.valueOf(error.getMessage()).contains("asks for targets [rows, 2]"));
  }

  @Test
  void scoresClasses() {
    Dataset data =
        Dataset.points(2, new double[] {1, 0, 0, 1, 1, 0}, new int[] {0, 1, 1}, "a", "b");
    Experiment experiment =
        Experiment.fullBatch(
            new Xor(),
            new Supervised(Sequential.of(new Linear(2, 2, false)), new CrossEntropyLoss()),
            new SGD(0.1),
            1,
            StopRule.epochs(1));
    try (Run run = experiment.start(REFERENCE, source -> Split.all(data))) {
      run.load(
          new Weights(
              List.of(new Weights.Entry("0.weight", Shape.of(2, 2), new float[] {1, 0, 0, 1}))));
      assertEquals(2, run.evaluate(data).correct());
      assertEquals(3, run.evaluate(data).count());
    }
  }
}
