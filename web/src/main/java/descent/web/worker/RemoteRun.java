package descent.web.worker;

import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * A run in a worker of its own, or in several that share each batch, seen from the page. Commands
 * never block; the page asks for each {@link Snapshot} when it is ready to draw one, so that it is
 * never flooded.
 */
public final class RemoteRun {
  /** Hears from the run, on the page's thread. */
  public interface Listener {
    /** The run is open and paused; it trains so many numbers. */
    void onReady(int parameters);

    /** The answer to a request for a snapshot. */
    void onSnapshot(Snapshot snapshot);

    /** Something failed; the sentence is for the learner. */
    void onError(String sentence);

    /** From now on so many workers share each batch. */
    default void onTeam(int workers) {}

    /**
     * A helper could not start or has stopped, and the others go on; the sentence is for people.
     */
    default void onHelperLost(String sentence) {}

    /** The answer to {@link #measure}; 0 when the run ended too early to tell. */
    default void onMeasured(int workers, double stepsPerSecond) {}

    /** The answer to {@link #requestWeights}: a safetensors file. */
    default void onWeights(Int8Array file) {}
  }

  private final Listener listener;
  private final Command start;
  private final RemoteWorker leader;
  private final Helpers helpers;
  private Experiment experiment;
  private int beginnings;
  private int samples;
  private int stepsPerEpoch;
  private boolean shareable;

  /** Whether the leader has left its team, to stand elsewhere, and leads it again with a step. */
  private boolean moved;

  private RemoteRun(Experiment experiment, Command start, Listener listener) {
    this.experiment = experiment;
    this.start = start;
    this.listener = listener;
    leader = new RemoteWorker("leader", this::receive, this::fail);
    helpers = new Helpers(leader, this::help, listener::onHelperLost);
  }

  /**
   * Starts a worker and opens the experiment in it.
   *
   * @param fieldSize points along each side of the field that a snapshot shows; 0 for none
   * @param box left, right, bottom and top of the field
   */
  public static RemoteRun start(
      Experiment experiment, int fieldSize, double[] box, Listener listener) {
    Command start = command(Command.START, experiment);
    start.setFieldSize(fieldSize);
    start.setLeft(box[0]);
    start.setRight(box[1]);
    start.setBottom(box[2]);
    start.setTop(box[3]);
    return new RemoteRun(experiment, start, listener);
  }

  /**
   * Starts a worker and opens the experiment in it.
   *
   * @param files of a stored data set by their names; null for data that are made by a rule
   */
  public static RemoteRun start(
      Experiment experiment, @Nullable JSMapLike<Blob> files, Listener listener) {
    Command start = command(Command.START, experiment);
    start.setFiles(files);
    return new RemoteRun(experiment, start, listener);
  }

  private static Command command(String type, Experiment experiment) {
    Command command = Command.of(type);
    command.setExperiment(Json.write(ExperimentJson.write(experiment)));
    return command;
  }

  private Command help() {
    Command help = command(Command.HELP, experiment);
    help.setFiles(start.getFiles());
    return help;
  }

  /** How many workers this machine can run at the same time, at most 8. */
  public static int mostWorkers() {
    return Math.clamp(cores(), 1, 8);
  }

  // -- facts, once it is ready

  /** How many samples there are to train on. */
  public int samples() {
    return samples;
  }

  /** Steps of an epoch. */
  public int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** Whether several workers can share its batches. */
  public boolean isShareable() {
    return shareable;
  }

  // -- commands

  /** Trains until it is paused or ends. */
  public void play() {
    bringHelpers();
    leader.post(Command.of(Command.PLAY));
  }

  /** Stands still. */
  public void pause() {
    leader.post(Command.of(Command.PAUSE));
  }

  /** Does so many steps and stands still. */
  public void step(int count) {
    bringHelpers();
    Command command = Command.of(Command.STEP);
    command.setCount(count);
    leader.post(command);
  }

  /** Begins again from a seed, standing still. */
  public void reset(long seed) {
    experiment = experiment.withSeed(seed);
    beginnings++;
    Command command = Command.of(Command.RESET);
    command.setSeed(seed);
    leader.post(command);
    helpers.reset(seed);
  }

  private void bringHelpers() {
    if (moved) {
      helpers.regroup();
      moved = false;
    }
  }

  /** Goes to the kept moment that is closest to a step, and stands still there. */
  public void seek(int step) {
    Command command = Command.of(Command.SEEK);
    command.setCount(step);
    leader.post(command);
    moved = true;
  }

  /** Goes on with these numbers as the network's own; its time begins anew. */
  public void load(Float32Array numbers) {
    Command command = Command.of(Command.LOAD);
    command.setNumbers(numbers);
    leader.post(command);
    moved = true;
  }

  /** Forgets what came after the present moment; from here the run may go another way. */
  public void branch() {
    leader.post(Command.of(Command.BRANCH));
  }

  /**
   * Has so many workers share each batch from the next step on, once it is ready; {@link
   * Listener#onTeam} says when. The losses stay the same up to rounding.
   */
  public void setWorkers(int count) {
    helpers.want(shareable ? count - 1 : 0);
  }

  /** Trains for so many milliseconds, after a warm-up, and says how fast; reset it afterwards. */
  public void measure(int millis) {
    Command command = Command.of(Command.MEASURE);
    command.setCount(millis);
    leader.post(command);
  }

  /** Asks for one snapshot; it comes when there is something new to see. */
  public void requestSnapshot() {
    leader.post(Command.of(Command.SNAPSHOT));
  }

  /** Asks for the network's weights. */
  public void requestWeights() {
    leader.post(command(Command.WEIGHTS, experiment));
  }

  /** Ends the workers and frees all they had. */
  public void close() {
    helpers.close();
    leader.close();
  }

  // -- what the leader says

  private void receive(RemoteWorker.Message message) {
    switch (message.getType()) {
      case "alive" -> leader.post(start);
      case "ready" -> {
        samples = message.getSamples();
        stepsPerEpoch = message.getStepsPerEpoch();
        shareable = message.isShareable();
        listener.onReady(message.getParameters());
      }
      case "snapshot" -> receive(asSnapshot(message));
      case "team" -> listener.onTeam(message.getWorkers());
      case "silent" -> helpers.dropSilent(message.getTeam(), message.getPlaces());
      case "measured" -> listener.onMeasured(message.getWorkers(), message.getStepsPerSecond());
      case "weights" -> listener.onWeights(message.getFile());
      case "error" -> listener.onError(message.getSentence());
      default -> listener.onError("The training worker said " + message.getType());
    }
  }

  /** One from before the run was begun again is of no more interest. */
  private void receive(Snapshot snapshot) {
    if (snapshot.getBeginnings() == beginnings) {
      listener.onSnapshot(snapshot);
    } else {
      requestSnapshot();
    }
  }

  private void fail(String reason) {
    listener.onError(
        "The training worker stopped"
            + (reason.isEmpty() ? "" : " (" + reason + ")")
            + "; reload the page to start another");
  }

  @JSBody(script = "return navigator.hardwareConcurrency || 1;")
  private static native int cores();

  @JSBody(params = "message", script = "return message;")
  private static native Snapshot asSnapshot(RemoteWorker.Message message);
}
