package descent.server.training;

import descent.engine.experiment.Run;

/** The loss of a training is no longer a number: nothing good comes after that. */
public final class Diverged extends RuntimeException {
  private static final long serialVersionUID = 1;

  Diverged(Run run) {
    super(
        "The loss became "
            + run.loss()
            + " at step "
            + run.steps()
            + ", in epoch "
            + (run.epoch() + 1)
            + " of "
            + run.experiment().stop().epochs()
            + ". Train with a smaller learning rate than that of "
            + run.experiment().optimizer()
            + ".");
  }
}
