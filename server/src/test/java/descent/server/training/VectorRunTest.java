package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.ReferenceBackend;
import descent.engine.experiment.Checkpoint;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import descent.server.vector.VectorBackend;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole training runs on the JVM's vector units against the reference in double precision. */
class VectorRunTest {
  /** Float rounding over 24 steps of Adam; measured 2e-6. */
  private static final double AGAINST_DOUBLE = 1e-4;

  /** Another order of the lanes' sums. */
  private static final double BETWEEN_LANES = 1e-5;

  /** Answers near 1, computed in parts of other sizes; a step changes them by 1e-3. */
  private static final float ROUNDING = 1e-6f;

  private static final int ROWS = SmallImages.ROWS;

  @Test
  void trainsAnyConvolutionalNetworkAsTheReferenceDoes() {
    Outcome expected = train(new ReferenceBackend());
    for (int lanes = 1; lanes <= 2; lanes++) {
      try (VectorBackend backend = VectorBackend.withLanes(lanes)) {
        Outcome actual = train(backend);
        assertArrayEquals(expected.losses, actual.losses, AGAINST_DOUBLE, lanes + " lanes");
      }
    }
  }

  @Test
  void givesTheSameLossesOnOneLaneAndOnTwo() {
    try (VectorBackend one = VectorBackend.withLanes(1);
        VectorBackend two = VectorBackend.withLanes(2)) {
      assertArrayEquals(train(one).losses, train(two).losses, BETWEEN_LANES);
    }
  }

  @Test
  void givesTheSameBitsEveryTimeColdOrWarm() {
    for (int lanes = 1; lanes <= 2; lanes++) {
      try (VectorBackend backend = VectorBackend.withLanes(lanes)) {
        Outcome cold = train(backend);
        for (int again = 0; again < 5; again++) {
          Outcome warm = train(backend);
          assertArrayEquals(cold.losses, warm.losses, 0.0);
          assertSameBits(cold.weights, warm.weights);
        }
      }
    }
  }

  private static void assertSameBits(Weights expected, Weights actual) {
    for (int i = 0; i < expected.entries().size(); i++) {
      Weights.Entry entry = expected.entries().get(i);
      assertEquals(entry.name(), actual.entries().get(i).name());
      assertArrayEquals(entry.values(), actual.entries().get(i).values(), 0f, entry.name());
    }
  }

  private static Run start(Backend backend) {
    return SmallImages.EXPERIMENT.start(backend, source -> SmallImages.split());
  }

  private record Outcome(double[] losses, Weights weights) {}

  private static Outcome train(Backend backend) {
    try (Run run = start(backend)) {
      List<Double> losses = new ArrayList<>();
      while (run.step()) {
        losses.add(run.loss());
      }
      assertEquals(24, losses.size());
      return new Outcome(losses.stream().mapToDouble(Double::doubleValue).toArray(), run.weights());
    }
  }

  @Test
  void answersWithTheNumbersOfTheMoment() {
    try (VectorBackend backend = VectorBackend.withLanes(2);
        Run run = start(backend)) {
      Weights initial = run.weights();
      Checkpoint beginning = run.checkpoint();
      assertAnswers(run);
      run.step();
      assertAnswers(run);
      run.load(initial);
      assertAnswers(run);
      run.step();
      run.restore(beginning);
      assertAnswers(run);
    }
  }

  /** The run answers as a fresh network of the same weights does, on one lane or on several. */
  private static void assertAnswers(Run run) {
    Shape image = SmallImages.SHAPE;
    float[] inputs = new float[ROWS * image.perRow()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (float) run.data().train().inputs().get(i / image.perRow(), i % image.perRow());
    }
    float[] actual = new float[ROWS * SmallImages.CLASSES];
    run.predict(inputs, ROWS, actual);
    try (VectorBackend one = VectorBackend.withLanes(1);
        Predictor fresh = Predictor.of(SmallImages.NETWORK, image, run.weights(), one, ROWS)) {
      assertArrayEquals(fresh.predict(inputs, ROWS), actual, ROUNDING);
    }
  }
}
