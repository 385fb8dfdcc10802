package descent.server.training;

import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Run;
import descent.engine.experiment.Scoring;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives a run to its end, measures it on the test set after each epoch and tells how it goes. The
 * time for measuring is in no figure.
 */
public final class Training {
  private static final long REPORT_NANOS = 100_000_000;

  private final Run run;
  private final Progress progress;
  private final LongSupplier clock;
  private final Pace pace;
  private final int epochs;
  private final int trainSize;
  private @Nullable Epoch last;
  private long restNanos;
  private long samples;
  private long nextReport;

  /** A training of this run, from where it is. */
  public Training(Run run, Progress progress) {
    this(run, progress, System::nanoTime);
  }

  Training(Run run, Progress progress, LongSupplier clock) {
    this.run = run;
    this.progress = progress;
    this.clock = clock;
    epochs = run.experiment().stop().epochs();
    trainSize = run.data().train().size();
    pace = new Pace(this::trainingNanos);
  }

  /** The clock without the time that was spent on other things than training. */
  private long trainingNanos() {
    return clock.getAsLong() - restNanos;
  }

  /** The last epoch that was finished here, if one was. */
  public Optional<Epoch> lastEpoch() {
    return Optional.ofNullable(last);
  }

  /**
   * Trains until the experiment's end, or until {@code stop} says so after some step.
   *
   * @return whether the experiment has ended; false when it was stopped
   * @throws Diverged when the loss is no longer a number
   * @throws IOException when the progress could not save what it should
   */
  public boolean toEnd(BooleanSupplier stop) throws IOException {
    try {
      while (!run.finished()) {
        if (!epoch(stop)) {
          return false;
        }
      }
      return true;
    } finally {
      progress.ended();
    }
  }

  /** Trains to the end of the epoch; false when it was stopped before. */
  private boolean epoch(BooleanSupplier stop) throws IOException {
    int before = run.epoch();
    long began = trainingNanos();
    long samplesBefore = samples;
    while (run.epoch() == before) {
      if (stop.getAsBoolean()) {
        return false;
      }
      step();
    }
    double seconds = Math.max(1, trainingNanos() - began) * 1e-9;
    long rests = clock.getAsLong();
    Evaluation test = run.evaluate(run.data().test());
    Epoch epoch =
        new Epoch(
            run.epoch(),
            epochs,
            run.history().epochs().last(),
            test.loss(),
            test.accuracy(),
            run.experiment().task().scoring() != Scoring.NONE,
            seconds,
            (samples - samplesBefore) / seconds);
    last = epoch;
    progress.epoch(epoch, run);
    restNanos += clock.getAsLong() - rests;
    return true;
  }

  private void step() {
    int walked = run.stepInEpoch() * batch();
    run.step();
    if (run.diverged()) {
      throw new Diverged(run);
    }
    samples += Math.min(batch(), trainSize - walked);
    long now = clock.getAsLong();
    if (!run.finished() && now - nextReport >= 0) {
      nextReport = now + REPORT_NANOS;
      progress.step(report());
    }
  }

  private int batch() {
    int size = run.experiment().batchSize();
    return size == 0 ? trainSize : Math.min(size, trainSize);
  }

  private Step report() {
    double speed = pace.samplesPerSecond(samples);
    long walked = (long) run.epoch() * trainSize + (long) run.stepInEpoch() * batch();
    return new Step(
        run.epoch() + 1,
        epochs,
        run.stepInEpoch(),
        run.stepsPerEpoch(),
        run.loss(),
        speed,
        ((long) epochs * trainSize - walked) / speed);
  }
}
