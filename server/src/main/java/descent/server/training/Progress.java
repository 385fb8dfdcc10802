package descent.server.training;

import descent.engine.experiment.Run;
import java.io.IOException;

/**
 * Hears how a training goes, on the thread that trains: what takes long here makes the training
 * slower.
 */
public interface Progress {
  /** The training begins. */
  default void started(Plan plan) throws IOException {}

  /** Some steps are done; told about ten times a second. */
  default void step(Step step) {}

  /**
   * An epoch is done.
   *
   * @param run to take the weights or a checkpoint from
   * @throws IOException when it cannot be saved; the training then ends
   */
  default void epoch(Epoch epoch, Run run) throws IOException {}

  /** The training is over: complete, stopped or failed. */
  default void ended() {}
}
