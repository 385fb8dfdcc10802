package descent.engine.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.backend.ReferenceBackend;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Run;
import descent.engine.io.JsonObject;
import org.junit.jupiter.api.Test;

/** What the notebooks set by hand, or learn by another rule than gradient descent. */
class HandSetTest {
  /** Weights and answers are floats. */
  private static final double FLOAT = 1e-7;

  @Test
  void advisesTheThreeLaptopBuyers() {
    JsonObject golden = Golden.json("seed004.json").object("laptop_neuron");
    double[] customers = Golden.matrix(golden.array("inputs"));
    float[] x = new float[customers.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) customers[i];
    }
    double[] expected = golden.array("p").numbers();
    try (Predictor neuron = LaptopNeuron.handSet().predictor(new ReferenceBackend())) {
      float[] probabilities = neuron.predict(x, 3);
      for (int i = 0; i < 3; i++) {
        assertEquals(expected[i], probabilities[i], FLOAT);
      }
    }
  }

  @Test
  void solvesExclusiveOrByHand() {
    float[] corners = {0, 0, 0, 1, 1, 0, 1, 1};
    try (Predictor xor = TwoLayerXor.byHand().predictor(new ReferenceBackend())) {
      assertArrayEquals(new float[] {-0.5f, 0.5f, 0.5f, -0.5f}, xor.predict(corners, 4));
    }
  }

  @Test
  void solvesExclusiveOrByTraining() {
    try (Run run = Samples.start(TwoLayerXor.trained().experiment())) {
      while (run.step()) {
        assertFalse(run.diverged());
      }
      assertEquals(4, run.evaluate(run.data().train()).correct());
      assertTrue(run.history().epochs().last() < 0.02);
    }
  }

  @Test
  void learnsFromWrongAnswersAlone() {
    PerceptronLesson.Outcome points = PerceptronLesson.twoPoints().learn();
    assertTrue(points.converged());
    assertArrayEquals(new double[] {1, 1}, points.perceptron().weights());
    assertEquals(-1, points.perceptron().bias());

    PerceptronLesson.Outcome clusters = PerceptronLesson.clusters().learn();
    assertEquals(2, clusters.errors().size());
    double[] weights = clusters.perceptron().weights();
    assertArrayEquals(new double[] {0.3415, 0.2421}, weights, 5e-5);
    assertEquals(-0.1, clusters.perceptron().bias(), 1e-15);

    PerceptronLesson.Outcome xor = PerceptronLesson.xor().learn();
    assertFalse(xor.converged());
    assertEquals(200, xor.errors().size());
    assertEquals(4, xor.errors().getLast());
    assertEquals(0.5, xor.perceptron().accuracy(TwoLayerXor.corners().generate().train()));
  }
}
