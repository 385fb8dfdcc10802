package descent.server.job;

import descent.engine.experiment.Run;
import descent.engine.io.JsonObject;
import descent.server.training.Epoch;
import descent.server.training.Laboratory;
import descent.server.training.Plan;
import descent.server.training.Progress;
import descent.server.training.Step;
import java.io.IOException;

/**
 * Turns what a training tells into events of its job, and keeps its finished epochs: each, unless
 * they follow each other within a second.
 */
final class JobProgress implements Progress {
  private static final long TELL_NANOS = 250_000_000;

  /** Epochs of small networks take milliseconds, and to force one to the disk takes longer. */
  private static final long KEEP_NANOS = 1_000_000_000;

  private final Job job;
  private final Laboratory laboratory;
  private long lastTold;
  private long lastKept;

  JobProgress(Job job, Laboratory laboratory) {
    this.job = job;
    this.laboratory = laboratory;
    lastTold = System.nanoTime() - TELL_NANOS;
    lastKept = lastTold - KEEP_NANOS;
  }

  @Override
  public void started(Plan plan) throws IOException {
    job.tellAndKeep(
        JobEvent.Kind.STARTED,
        JsonObject.with("model", plan.model())
            .with("data", plan.data())
            .with("samples", plan.samples())
            .with("parameters", plan.parameters())
            .with("epochs", plan.epochs())
            .with("stepsPerEpoch", plan.stepsPerEpoch())
            .with("backend", plan.backend())
            .with("lanes", plan.lanes())
            .build());
  }

  @Override
  public void step(Step step) {
    long now = System.nanoTime();
    if (now - lastTold < TELL_NANOS) {
      return;
    }
    lastTold = now;
    JsonObject.Builder data =
        JsonObject.with("epoch", step.epoch())
            .with("epochs", step.epochs())
            .with("step", step.step())
            .with("steps", step.steps())
            .with("loss", step.loss());
    if (step.samplesPerSecond() > 0) {
      data.with("imagesPerSecond", step.samplesPerSecond()).with("secondsLeft", step.secondsLeft());
    }
    job.tell(JobEvent.Kind.PROGRESS, data.build());
  }

  @Override
  public void epoch(Epoch epoch, Run run) throws IOException {
    long now = System.nanoTime();
    if (now - lastKept < KEEP_NANOS && !run.finished()) {
      return;
    }
    lastKept = now;
    job.folder().writeEpoch(run.checkpoint(), laboratory.weights(run, epoch));
    job.tellAndKeep(
        JobEvent.Kind.EPOCH,
        epoch
            .addResult(
                JsonObject.with("epoch", epoch.epoch())
                    .with("epochs", epoch.epochs())
                    .with("trainLoss", epoch.trainLoss()))
            .with("seconds", epoch.seconds())
            .with("imagesPerSecond", epoch.samplesPerSecond())
            .build());
  }
}
