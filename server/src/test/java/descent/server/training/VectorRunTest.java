package descent.server.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Dataset;
import descent.engine.data.Numbers;
import descent.engine.data.Split;
import descent.engine.data.Xor;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Weights;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.random.NumpyRandom;
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

  private static final int ROWS = 96;

  /** Not the lessons' network: 5 and 12 channels on 20x20 images, by the same rewrite. */
  private static final Experiment EXPERIMENT =
      Experiment.miniBatches(
          new Xor(), // replaced by the images below
          new Supervised(
              Sequential.of(
                  new Conv2d(1, 5, 3, 1, 1),
                  Activation.relu(),
                  new MaxPool2d(2),
                  new Conv2d(5, 12, 3, 1, 1),
                  Activation.relu(),
                  new MaxPool2d(2),
                  new Flatten(),
                  new Linear(12 * 5 * 5, 7),
                  Activation.relu(),
                  new Linear(7, 4)),
              new CrossEntropyLoss()),
          new Adam(1e-3),
          33,
          5,
          StopRule.epochs(8));

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

  private record Outcome(double[] losses, Weights weights) {}

  private static Outcome train(Backend backend) {
    try (Run run = EXPERIMENT.start(backend, source -> images())) {
      List<Double> losses = new ArrayList<>();
      while (run.step()) {
        losses.add(run.loss());
      }
      assertEquals(24, losses.size());
      return new Outcome(losses.stream().mapToDouble(Double::doubleValue).toArray(), run.weights());
    }
  }

  /** Noise with a bright quarter, which is the class. */
  private static Split images() {
    NumpyRandom random = new NumpyRandom(3);
    double[] pixels = new double[ROWS * 400];
    double[] labels = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 4;
      for (int j = 0; j < 400; j++) {
        boolean bright = j / 200 == i % 4 / 2 && j % 20 / 10 == i % 2;
        pixels[i * 400 + j] = random.randomSample() * 0.5 + (bright ? 0.4 : 0);
      }
    }
    Dataset data =
        new Dataset(
            Numbers.of(Shape.of(1, 20, 20), pixels),
            Numbers.scalars(labels),
            List.of("a", "b", "c", "d"));
    return Split.all(data);
  }
}
