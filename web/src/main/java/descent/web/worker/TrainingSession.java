package descent.web.worker;

import descent.engine.data.Library;
import descent.engine.data.Split;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.web.simd.SimdBackend;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.typedarrays.Int32Array;

/**
 * One run in the worker, alone or as the leader of a team. It trains in slices, so that messages
 * get through between them, and answers a request for a snapshot when there is something new and
 * training has had its share of the time.
 */
final class TrainingSession {
  private static final double SLICE_MILLIS = 8;

  /** A helper is given up when its share takes longer than this, ... */
  private static final double PATIENCE_SECONDS = 10;

  /** ... and than this many times the leader's own. */
  private static final double PATIENCE_SHARES = 20;

  /** Training gets at least this many times what the last snapshot cost. */
  private static final double TRAINING_SHARE = 2;

  private final SimdBackend backend;
  private final Library library;
  private final Reporter reporter;
  private final Timeline timeline = new Timeline();
  private final Pace pace = new Pace();
  private Experiment experiment;
  private Run run;
  private Team team;
  private @Nullable Watch watch;
  private int beginnings;
  private boolean playing;
  private int stepsToDo;
  private @Nullable Rehearsal rehearsal;
  private boolean sliceComing;
  private boolean inSlice;
  private double turnBegan;
  private double stepMillis;
  private boolean snapshotWanted;
  private boolean changed = true;
  private double trainedSince;
  private double snapshotCost;

  TrainingSession(
      Experiment experiment, SimdBackend backend, Library files, @Nullable FieldSampler field) {
    this.experiment = experiment;
    this.backend = backend;
    Split data = files.open(experiment.data());
    library = source -> data;
    run = experiment.start(backend, library);
    team = team(new JSArray<>(), 0);
    reporter = new Reporter(field);
    timeline.begin(run);
  }

  Run run() {
    return run;
  }

  // -- commands

  void play() {
    playing = !run.finished();
    changed = true;
    goOn();
  }

  void pause() {
    stop();
    changed = true;
    answer();
  }

  private void stop() {
    playing = false;
    stepsToDo = 0;
    rehearsal = null;
    pace.forget();
  }

  /** Does so many steps and pauses. */
  void step(int count) {
    playing = false;
    stepsToDo += count;
    goOn();
  }

  /** Begins again from a seed, alone and paused; the data stay. */
  void reset(long seed) {
    stop();
    leaveTeam();
    experiment = experiment.withSeed(seed);
    run.close();
    run = experiment.start(backend, library);
    team = team(new JSArray<>(), 0);
    reporter.forget();
    timeline.begin(run);
    beginnings++;
    changed = true;
    answer();
  }

  /** Goes to the kept moment that is closest to a step, and stands still there, alone. */
  void seek(long step) {
    stop();
    leaveTeam();
    if (team.phase() == 0) {
      timeline.keepNow(run);
    }
    run.restore(timeline.closest(step));
    moved();
  }

  /** Goes on with these numbers as the network's own, standing still at a new beginning, alone. */
  void load(float[] numbers) {
    stop();
    leaveTeam();
    run.load(run.weights().withNumbers(numbers));
    timeline.begin(run);
    moved();
  }

  private void moved() {
    team = team(new JSArray<>(), 0);
    stepMillis = 0;
    reporter.rewind(run.steps());
    changed = true;
    answer();
  }

  /** Forgets what came after the present moment. */
  void branch() {
    timeline.forgetAfter(run.steps());
    reporter.forgetAfter(run.steps());
    changed = true;
    answer();
  }

  /**
   * Goes on with the helpers behind these ports.
   *
   * @param number of the team, to speak of it to the page
   */
  void lead(JSArrayReader<Port> ports, int number) {
    leaveTeam();
    team = team(ports, team.phase());
    if (ports.getLength() > 0) {
      watch = new Watch(() -> WorkerScope.postSilent(number, places(team.missing())));
      team.lead();
    }
    pace.forget();
    WorkerScope.postTeam(team.size());
    goOn();
  }

  private static Int32Array places(int[] places) {
    return Int32Array.copyFromJavaArray(places);
  }

  private void leaveTeam() {
    team.leave();
    if (watch != null) {
      watch.close();
      watch = null;
    }
  }

  private Team team(JSArrayReader<Port> ports, int phase) {
    return new Team(run, backend, ports, 0, phase, moment -> {}, this::turnDone);
  }

  /** Trains for so many milliseconds and says how fast. */
  void measure(double millis) {
    rehearsal = new Rehearsal(WorkerScope.now(), millis);
    goOn();
  }

  void wantSnapshot() {
    snapshotWanted = true;
    answer();
  }

  // -- training

  private boolean isBusy() {
    return (playing || stepsToDo > 0 || rehearsal != null) && !run.finished();
  }

  private void goOn() {
    if (!sliceComing && isBusy() && !team.hasBegun()) {
      sliceComing = true;
      WorkerScope.soon(() -> TrainingWorker.guard(this::slice));
    }
  }

  private void slice() {
    sliceComing = false;
    double begin = WorkerScope.now();
    inSlice = true;
    try {
      while (isBusy() && !team.hasBegun() && WorkerScope.now() - begin < SLICE_MILLIS) {
        turnBegan = WorkerScope.now();
        team.begin();
        if (watch != null && team.hasBegun()) {
          double share = (WorkerScope.now() - turnBegan) / 1000;
          watch.expect(Math.max(PATIENCE_SECONDS, PATIENCE_SHARES * share));
        }
      }
    } finally {
      inSlice = false;
    }
    answer();
    goOn();
  }

  /** A phase is finished: in a slice when alone, else when the last helper's part has come. */
  private void turnDone() {
    if (watch != null) {
      watch.relax();
    }
    stepMillis += WorkerScope.now() - turnBegan;
    if (team.phase() == 0) {
      stepDone();
    }
    if (!inSlice) {
      answer();
      slice();
    }
  }

  private void stepDone() {
    changed = true;
    trainedSince += stepMillis;
    pace.add(stepMillis);
    stepMillis = 0;
    stepsToDo = Math.max(0, stepsToDo - 1);
    if (rehearsal == null) {
      timeline.stepDone(run);
    }
    if (rehearsal != null && (rehearsal.isOverAfterStep(WorkerScope.now()) || run.finished())) {
      WorkerScope.postMeasured(team.size(), rehearsal.stepsPerSecond());
      rehearsal = null;
    }
    if (run.stepInEpoch() == 0) {
      reporter.epochDone(run);
    }
    if (run.finished()) {
      stop();
    }
  }

  private void answer() {
    if (!snapshotWanted || !changed || (isBusy() && trainedSince < TRAINING_SHARE * snapshotCost)) {
      return;
    }
    double begin = WorkerScope.now();
    Snapshot snapshot =
        reporter.snapshot(run, playing, playing ? pace.stepsPerSecond() : 0, team.size());
    snapshot.setBeginnings(beginnings);
    snapshot.setMoments(Int32Array.copyFromJavaArray(timeline.steps()));
    WorkerScope.post(snapshot);
    snapshotCost = WorkerScope.now() - begin;
    trainedSince = 0;
    snapshotWanted = false;
    changed = false;
  }
}
