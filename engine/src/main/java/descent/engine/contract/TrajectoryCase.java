package descent.engine.contract;

import descent.engine.backend.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One training of the golden files from PyTorch's initial weights: 40 to 60 steps, whose losses
 * must be PyTorch's, and in double precision the final weights and answers, too.
 *
 * @param name of the run in the files
 * @param files reads a golden file by its name
 */
public record TrajectoryCase(String name, Function<String, byte[]> files) {
  /** How far losses may be from PyTorch's, relatively, in double precision. */
  public static final double DOUBLE = 1e-9;

  /** The same in float; PyTorch's own float runs stay below 4e-6 of its double ones. */
  public static final double FLOAT = 5e-5;

  /** All runs of the files; one that is unknown here will fail. */
  public static List<TrajectoryCase> all(Function<String, byte[]> files) {
    List<TrajectoryCase> all = new ArrayList<>();
    for (String run : new TrajectoryFiles(files).runs()) {
      all.add(new TrajectoryCase(run, files));
    }
    return all;
  }

  /** Trains, and compares every step. */
  public Outcome run(Backend backend, double tolerance) {
    try {
      TrajectoryFiles golden = new TrajectoryFiles(files);
      new Trajectories(name, golden, backend, tolerance).check();
      return Outcome.PASSED;
    } catch (ContractFailure e) {
      return new Outcome(name + ": " + e.getMessage());
    } catch (RuntimeException e) {
      return new Outcome(name + " threw " + e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
