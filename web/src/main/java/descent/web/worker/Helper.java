package descent.web.worker;

import descent.engine.data.Library;
import descent.engine.data.Split;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.web.simd.SimdBackend;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSArrayReader;

/** A copy of the leader's run in another worker, which computes a share of each batch. */
final class Helper {
  private final SimdBackend backend;
  private final Library library;
  private Experiment experiment;
  private Run run;
  private @Nullable Team team;

  Helper(Experiment experiment, SimdBackend backend, Library files) {
    this.experiment = experiment;
    this.backend = backend;
    Split data = files.open(experiment.data());
    library = source -> data;
    run = experiment.start(backend, library);
  }

  Run run() {
    return run;
  }

  /** Waits for a new team, with the run of another seed. */
  void reset(long seed) {
    leave();
    experiment = experiment.withSeed(seed);
    run.close();
    run = experiment.start(backend, library);
  }

  /** Works with the others as soon as the leader says where. */
  void join(JSArrayReader<Port> ports, int place) {
    leave();
    team = new Team(run, backend, ports, place, 0, this::follow, this::goOn);
  }

  private void leave() {
    if (team != null) {
      team.leave();
      team = null;
    }
  }

  private void follow(Moment moment) {
    if (team != null) {
      team.follow(moment);
      goOn();
    }
  }

  /** The next share is computed at once, so that it is there when the leader goes on. */
  private void goOn() {
    if (team != null && !run.finished()) {
      team.begin();
    }
  }
}
