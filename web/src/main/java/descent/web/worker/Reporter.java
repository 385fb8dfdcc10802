package descent.web.worker;

import descent.engine.experiment.Evaluation;
import descent.engine.experiment.History;
import descent.engine.experiment.Run;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Float32Array;

/** Says how a run is doing. */
final class Reporter {
  /** A larger training set is not measured with each snapshot, only the test set once an epoch. */
  private static final int MOST_SAMPLES = 4096;

  /** The loss of a larger one is the mean of so many steps. */
  private static final int RECENT_STEPS = 20;

  private final @Nullable FieldSampler field;
  private int lossesSent;
  private @Nullable Evaluation test;

  Reporter(@Nullable FieldSampler field) {
    this.field = field;
  }

  /** The run begins again. */
  void forget() {
    lossesSent = 0;
    test = null;
  }

  /** The run stands after so many steps now; the losses of later ones are told anew. */
  void rewind(long steps) {
    lossesSent = (int) steps;
  }

  /** An epoch is finished. */
  void epochDone(Run run) {
    if (run.data().train().size() > MOST_SAMPLES) {
      test = run.evaluate(run.data().test());
    }
  }

  Snapshot snapshot(Run run, boolean playing, double stepsPerSecond, int workers) {
    Snapshot snapshot = Snapshot.create();
    snapshot.setEpoch(run.epoch());
    snapshot.setSteps((int) run.steps());
    snapshot.setPlaying(playing);
    snapshot.setFinished(run.finished());
    snapshot.setDiverged(run.diverged());
    snapshot.setStepsPerSecond(stepsPerSecond);
    snapshot.setWorkers(workers);
    measure(run, snapshot);
    snapshot.setFirstLoss(lossesSent);
    snapshot.setLosses(Float32Array.copyFromJavaArray(newLosses(run)));
    snapshot.setField(
        Float32Array.copyFromJavaArray(field == null ? new float[0] : field.sample(run)));
    return snapshot;
  }

  private void measure(Run run, Snapshot snapshot) {
    if (run.data().train().size() <= MOST_SAMPLES) {
      Evaluation evaluation = run.evaluate(run.data().train());
      snapshot.setLoss(evaluation.loss());
      snapshot.setCorrect(evaluation.correct());
      snapshot.setCount(evaluation.count());
      return;
    }
    snapshot.setLoss(recentLoss(run.history().steps()));
    if (test != null) {
      snapshot.setTestLoss(test.loss());
      snapshot.setCorrect(test.correct());
      snapshot.setCount(test.count());
    }
  }

  private static double recentLoss(History.Series losses) {
    int count = Math.min(RECENT_STEPS, losses.size());
    double sum = 0;
    for (int i = losses.size() - count; i < losses.size(); i++) {
      sum += losses.get(i);
    }
    return sum / count;
  }

  /** The last losses of the history, which has a gap where the run went on to a kept moment. */
  private float[] newLosses(Run run) {
    History.Series all = run.history().steps();
    float[] fresh = new float[(int) run.steps() - lossesSent];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = (float) all.get(all.size() - fresh.length + i);
    }
    lossesSent = (int) run.steps();
    return fresh;
  }
}
