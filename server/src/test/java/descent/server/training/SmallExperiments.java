package descent.server.training;

import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Spirals;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.SGD;
import descent.server.mnist.LocalLibrary;
import java.util.Optional;

/** Experiments that take milliseconds, or that take longer than any test. */
public final class SmallExperiments {
  private SmallExperiments() {}

  /** A laboratory without files that computes slowly but surely. */
  public static Laboratory laboratory() {
    return new Laboratory(new ReferenceBackend(), new LocalLibrary(Optional.empty()), "test");
  }

  /** A straight line through 600 points in batches of 100. */
  public static Experiment line(int epochs) {
    return Experiment.miniBatches(
        new Spirals(42),
        new Supervised(Sequential.of(new Linear(2, 1)), new BCEWithLogitsLoss()),
        new Adam(0.01),
        100,
        42,
        StopRule.epochs(epochs));
  }

  /** One that ends only when it is stopped. */
  public static Experiment endless() {
    return line(100_000_000);
  }

  /** One whose loss soon is no number. */
  public static Experiment diverging() {
    return Experiment.fullBatch(
        new Spirals(42),
        new Supervised(Sequential.of(new Linear(2, 1)), new MSELoss()),
        new SGD(1e10),
        42,
        StopRule.epochs(1000));
  }
}
