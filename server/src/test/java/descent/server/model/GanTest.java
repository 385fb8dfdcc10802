package descent.server.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.Library;
import descent.engine.data.Modes;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.model.Models;
import descent.engine.random.CounterRandom;
import descent.server.vector.VectorBackend;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class GanTest {
  private static final int FORGERIES = 2000;

  /**
   * Half of the recipe's 3,000 steps; PyTorch's quality is then 0.6, and 0.81 to 0.9 at the end.
   */
  private static final int STEPS = 1500;

  @Tag("S1.11")
  @Test
  void learnsToHitAllEightClouds() {
    Experiment experiment = Models.named("gan-ring").experiment();
    try (VectorBackend backend = VectorBackend.withLanes(1);
        Run run = experiment.start(backend, Library.withoutFiles())) {
      assertEquals(4482 + 4417, run.weights().count());
      while (run.steps() < STEPS && run.step()) {
        assertTrue(Double.isFinite(run.loss()));
      }
      float[] noise = new float[2 * FORGERIES];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (float) CounterRandom.normal(5, i);
      }
      float[] forgeries = new float[2 * FORGERIES];
      run.predict(noise, FORGERIES, forgeries);
      int[] hits = hits(forgeries);
      int good = 0;
      for (int hit : hits) {
        assertTrue(hit >= FORGERIES / 100, "a cloud is hit " + hit + " times");
        good += hit;
      }
      double quality = (double) good / FORGERIES;
      assertTrue(quality > 0.4, "quality " + quality);
    }
  }

  /** How many forgeries lie within three deviations of each cloud's centre. */
  private static int[] hits(float[] points) {
    double[] centres = Modes.Layout.RING.centres();
    int[] hits = new int[centres.length / 2];
    for (int i = 0; i < points.length / 2; i++) {
      for (int cloud = 0; cloud < hits.length; cloud++) {
        double dx = points[2 * i] - centres[2 * cloud];
        double dy = points[2 * i + 1] - centres[2 * cloud + 1];
        if (Math.hypot(dx, dy) < 3 * Modes.Layout.RING.deviation()) {
          hits[cloud]++;
        }
      }
    }
    return hits;
  }
}
