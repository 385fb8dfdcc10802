package descent.web.worker;

import descent.engine.experiment.Evaluation;
import descent.engine.experiment.History;
import descent.engine.experiment.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Float32Array;

/** Says how a run is doing. */
final class Reporter {
  /** A larger training set is not measured with each snapshot, only the test set once an epoch. */
  private static final int MOST_SAMPLES = 4096;

  /** How good the network was after so many steps. */
  private static final class Exam {
    final long steps;
    final Evaluation result;

    Exam(long steps, Evaluation result) {
      this.steps = steps;
      this.result = result;
    }
  }

  private final @Nullable FieldSampler field;
  private int lossesSent;

  /** At the end of each epoch, in order; a run that goes back finds those of then. */
  private final List<Exam> exams = new ArrayList<>();

  Reporter(@Nullable FieldSampler field) {
    this.field = field;
  }

  /** The run begins again. */
  void forget() {
    lossesSent = 0;
    exams.clear();
  }

  /** The run stands after so many steps now; the losses of later ones are told anew. */
  void rewind(long steps) {
    lossesSent = (int) steps;
  }

  /** What came after so many steps may come in another way. */
  void forgetAfter(long steps) {
    exams.removeIf(exam -> exam.steps > steps);
  }

  /** An epoch is finished, maybe not for the first time. */
  void epochDone(Run run) {
    boolean known = !exams.isEmpty() && exams.getLast().steps >= run.steps();
    if (isLarge(run) && !known) {
      exams.add(new Exam(run.steps(), run.evaluate(run.data().test())));
    }
  }

  private static boolean isLarge(Run run) {
    return run.data().train().size() > MOST_SAMPLES;
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
    if (!isLarge(run)) {
      Evaluation evaluation = run.evaluate(run.data().train());
      snapshot.setLoss(evaluation.loss());
      show(evaluation, snapshot);
      return;
    }
    for (Exam exam : exams) {
      if (exam.steps <= run.steps()) {
        snapshot.setTestLoss(exam.result.loss());
        show(exam.result, snapshot);
      }
    }
  }

  private static void show(Evaluation evaluation, Snapshot snapshot) {
    snapshot.setCorrect(evaluation.correct());
    snapshot.setCount(evaluation.count());
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
