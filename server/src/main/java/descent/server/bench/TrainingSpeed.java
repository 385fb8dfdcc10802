package descent.server.bench;

import descent.engine.experiment.Run;
import java.util.List;

/** How fast a network trains once warm: whole steps, with choosing and reading each batch. */
record TrainingSpeed(Workload workload) implements Benchmark {
  /** A training compiles much code before it is steady. */
  private static final double PATIENCE = 6;

  @Override
  public String name() {
    return "train-" + workload.name();
  }

  @Override
  public List<Figure> measure(Bench bench) {
    try (Run run = workload.start(bench)) {
      double seconds = bench.stopwatch().times(PATIENCE).seconds(() -> step(run));
      double samples = workload.samplesPerStep(run);
      return List.of(
          bench.speed(
              name(),
              bench.backend().lanes(),
              workload.unit(),
              samples,
              seconds,
              samples * workload.workPerSample(run)));
    }
  }

  /**
   * Does a step.
   *
   * @throws IllegalStateException when the training has come to an end
   */
  static void step(Run run) {
    if (!run.step()) {
      throw new IllegalStateException(
          "The training ended after " + run.steps() + " steps with a loss of " + run.loss());
    }
  }
}
