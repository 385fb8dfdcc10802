package descent.server.training;

import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import descent.server.vector.VectorBackend;
import java.util.Arrays;

/** A training as a program of its own, which prints every loss and a hash of all weights. */
final class ColdRun {
  private ColdRun() {}

  /** Takes the number of lanes. */
  public static void main(String[] arguments) {
    try (VectorBackend backend = VectorBackend.withLanes(Integer.parseInt(arguments[0]))) {
      System.out.println(train(backend));
    }
  }

  /** What it prints. */
  static String train(VectorBackend backend) {
    StringBuilder text = new StringBuilder();
    try (Run run = SmallImages.EXPERIMENT.start(backend, source -> SmallImages.split())) {
      while (run.step()) {
        text.append(run.loss()).append(' ');
      }
      int hash = 0;
      for (Weights.Entry entry : run.weights().entries()) {
        hash = 31 * hash + Arrays.hashCode(entry.values());
      }
      return text.append(hash).toString();
    }
  }
}
