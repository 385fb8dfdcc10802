package descent.web.frame;

import descent.engine.experiment.Experiment;
import descent.engine.io.Safetensors;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * A place for one run at a time, from its start in a worker to its end. Where runs are long, a
 * trial tells how fast this one trains before it stands ready.
 */
final class TriedRun implements RemoteRun.Listener {
  private final LiveRun host;
  private final LiveRun.Listener listener;
  private final boolean tries;
  private final Trial trial = new Trial(this::settled);
  private final List<Consumer<Safetensors>> weightReceivers = new ArrayList<>();
  private @Nullable RemoteRun run;
  private long seed;
  private int workers = 1;
  private int parameters;
  private boolean ready;

  /** An empty place. */
  TriedRun(LiveRun host, LiveRun.Listener listener, boolean tries) {
    this.host = host;
    this.listener = listener;
    this.tries = tries;
  }

  /** Starts a run whose snapshots carry a field. */
  void start(Experiment experiment, int fieldSize, double[] box) {
    seed = experiment.seed();
    run = RemoteRun.start(experiment, fieldSize, box, this);
  }

  /** Starts a run on the files of a stored data set, or null for data that are made by a rule. */
  void start(Experiment experiment, @Nullable JSMapLike<Blob> files) {
    seed = experiment.seed();
    run = RemoteRun.start(experiment, files, this);
  }

  void close() {
    ready = false;
    trial.end();
    weightReceivers.clear();
    if (run != null) {
      run.close();
      run = null;
    }
  }

  /** Whether there is a run, ready or not. */
  boolean isOpen() {
    return run != null;
  }

  boolean isReady() {
    return ready;
  }

  /** The run that is here. */
  RemoteRun get() {
    if (run == null) {
      throw new IllegalStateException("The bar was used while no run is open");
    }
    return run;
  }

  /** Begins it again from a seed. */
  void reset(long seed) {
    this.seed = seed;
    get().reset(seed);
  }

  /**
   * Has so many workers share each batch.
   *
   * @param isAtBeginning whether nothing is lost when it is tried anew
   */
  void setWorkers(int count, boolean isAtBeginning) {
    boolean isNew = count != workers;
    workers = count;
    if (run == null || !ready || !isNew) {
      return;
    }
    if (tries && isAtBeginning) {
      ready = false;
      host.onOpen(run);
      trial.beginWith(run, seed, count);
    } else {
      run.setWorkers(count);
    }
  }

  void requestWeights(Consumer<Safetensors> receiver) {
    if (run != null) {
      weightReceivers.add(receiver);
      run.requestWeights();
    }
  }

  // -- what the worker says

  @Override
  public void onReady(int count) {
    parameters = count;
    host.onOpen(get());
    if (tries) {
      trial.begin(get(), seed, workers);
    } else {
      stand();
    }
  }

  private void stand() {
    ready = true;
    host.onReady(get(), parameters);
  }

  @Override
  public void onMeasured(int team, double stepsPerSecond) {
    trial.onMeasured(team, stepsPerSecond);
  }

  private void settled(int team, double stepsPerSecond) {
    workers = team;
    stand();
    listener.onTried(team, stepsPerSecond);
  }

  @Override
  public void onTeam(int team) {
    if (ready) {
      workers = team;
      listener.onTeam(team);
    }
    trial.onTeam(team);
  }

  @Override
  public void onHelperLost(String sentence) {
    listener.onHelperLost(sentence);
    trial.onHelperLost();
  }

  /** What is seen of a trial is no run. */
  @Override
  public void onSnapshot(Snapshot snapshot) {
    if (ready) {
      host.onSnapshot(get(), snapshot);
    }
  }

  @Override
  public void onWeights(Int8Array file) {
    Safetensors weights = Safetensors.read(file.copyToJavaArray());
    List<Consumer<Safetensors>> waiting = new ArrayList<>(weightReceivers);
    weightReceivers.clear();
    waiting.forEach(receiver -> receiver.accept(weights));
  }

  @Override
  public void onError(String sentence) {
    host.onError(sentence);
  }
}
