package descent.web.worker;

import descent.engine.backend.Backend;
import descent.engine.data.Library;
import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.History;
import descent.engine.experiment.Run;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * One run in the worker. It trains in slices, so that messages get through between them, and
 * answers a request for a snapshot when there is something new and training has had its share of
 * the time.
 */
final class TrainingSession {
  private static final double SLICE_MILLIS = 8;

  /** Training gets at least this many times what the last snapshot cost. */
  private static final double TRAINING_SHARE = 2;

  private final Backend backend;
  private final @Nullable FieldSampler field;
  private Experiment experiment;
  private Run run;
  private boolean playing;
  private int stepsToDo;
  private boolean sliceComing;
  private boolean snapshotWanted;
  private boolean changed = true;
  private int lossesSent;
  private double trainedSince;
  private double snapshotCost;
  private double stepsPerSecond;

  TrainingSession(Experiment experiment, Backend backend, @Nullable FieldSampler field) {
    this.experiment = experiment;
    this.backend = backend;
    this.field = field;
    run = experiment.start(backend, Library.withoutFiles());
  }

  /** How many numbers are trained. */
  int parameters() {
    return run.weights().count();
  }

  void play() {
    playing = !run.finished();
    changed = true;
    goOn();
  }

  void pause() {
    playing = false;
    stepsToDo = 0;
    stepsPerSecond = 0;
    changed = true;
    answer();
  }

  /** Does so many steps and pauses. */
  void step(int count) {
    playing = false;
    stepsToDo += count;
    goOn();
  }

  /** Begins again from a seed, paused; the data stay. */
  void reset(long seed) {
    playing = false;
    stepsToDo = 0;
    stepsPerSecond = 0;
    experiment = experiment.withSeed(seed);
    run.close();
    run = experiment.start(backend, Library.withoutFiles());
    lossesSent = 0;
    changed = true;
    answer();
  }

  void wantSnapshot() {
    snapshotWanted = true;
    answer();
  }

  private void goOn() {
    if (!sliceComing && (playing || stepsToDo > 0)) {
      sliceComing = true;
      WorkerScope.soon(this::slice);
    }
  }

  private void slice() {
    sliceComing = false;
    double begin = WorkerScope.now();
    double now = begin;
    int steps = 0;
    while (now - begin < SLICE_MILLIS && (playing || stepsToDo > 0) && run.step()) {
      steps++;
      stepsToDo = Math.max(0, stepsToDo - 1);
      now = WorkerScope.now();
    }
    if (steps > 0) {
      changed = true;
      trainedSince += now - begin;
      measureSpeed(steps, now - begin);
    }
    if (run.finished()) {
      playing = false;
      stepsToDo = 0;
    }
    answer();
    goOn();
  }

  /** A running mean over about the last second of training. */
  private void measureSpeed(int steps, double millis) {
    double lately = 1000 * steps / Math.max(millis, 0.01);
    double weight = stepsPerSecond == 0 ? 1 : Math.min(1, millis / 1000);
    stepsPerSecond += weight * (lately - stepsPerSecond);
  }

  private void answer() {
    boolean busy = playing || stepsToDo > 0;
    if (!snapshotWanted || !changed || (busy && trainedSince < TRAINING_SHARE * snapshotCost)) {
      return;
    }
    double begin = WorkerScope.now();
    WorkerScope.post(snapshot());
    snapshotCost = WorkerScope.now() - begin;
    trainedSince = 0;
    snapshotWanted = false;
    changed = false;
  }

  private Snapshot snapshot() {
    Evaluation evaluation = run.evaluate(run.data().train());
    Snapshot snapshot = Snapshot.create();
    snapshot.setEpoch(run.epoch());
    snapshot.setSteps((int) run.steps());
    snapshot.setPlaying(playing);
    snapshot.setFinished(run.finished());
    snapshot.setDiverged(run.diverged());
    snapshot.setLoss(evaluation.loss());
    snapshot.setCorrect(evaluation.correct());
    snapshot.setCount(evaluation.count());
    snapshot.setStepsPerSecond(playing ? stepsPerSecond : 0);
    snapshot.setFirstLoss(lossesSent);
    snapshot.setLosses(Float32Array.copyFromJavaArray(newLosses()));
    snapshot.setField(
        Float32Array.copyFromJavaArray(field == null ? new float[0] : field.sample(run)));
    return snapshot;
  }

  private float[] newLosses() {
    History.Series all = run.history().steps();
    float[] fresh = new float[all.size() - lossesSent];
    for (int i = 0; i < fresh.length; i++) {
      fresh[i] = (float) all.get(lossesSent + i);
    }
    lossesSent = all.size();
    return fresh;
  }

  void close() {
    playing = false;
    stepsToDo = 0;
    run.close();
  }
}
