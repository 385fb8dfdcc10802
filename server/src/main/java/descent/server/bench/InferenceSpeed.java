package descent.server.bench;

import descent.engine.Shape;
import descent.engine.experiment.Run;
import java.util.List;

/**
 * How fast a network answers.
 *
 * @param rows asked at once; a single one keeps one thread busy
 */
record InferenceSpeed(Workload workload, int rows) implements Benchmark {
  @Override
  public String name() {
    return "infer-" + workload.name() + "-" + rows;
  }

  @Override
  public List<Figure> measure(Bench bench) {
    try (Run run = workload.start(bench)) {
      TrainingSpeed.step(run);
      Shape shape = run.data().test().inputs().shape();
      float[] inputs = Noise.of(rows * shape.perRow());
      float[] outputs = new float[rows * run.data().test().classes().size()];
      double seconds = bench.stopwatch().times(2).seconds(() -> run.predict(inputs, rows, outputs));
      double work = Work.of(workload.model(), shape).forward();
      int threads = rows == 1 ? 1 : bench.backend().lanes();
      return List.of(bench.speed(name(), threads, workload.unit(), rows, seconds, rows * work));
    }
  }
}
