package descent.web.worker;

import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;

/**
 * A run in a worker of its own, seen from the page. Commands never block; the page asks for each
 * {@link Snapshot} when it is ready to draw one, so that it is never flooded.
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
  }

  /** Anything that the worker sends. */
  private interface Message extends JSObject {
    @JSProperty
    String getType();

    @JSProperty
    int getParameters();

    @JSProperty
    String getSentence();
  }

  @JSFunctor
  private interface Receiver extends JSObject {
    void receive(Message message);
  }

  @JSFunctor
  private interface Failure extends JSObject {
    void fail(@Nullable String message);
  }

  private final Listener listener;
  private final Command start;
  private final JSObject worker;

  private RemoteRun(Command start, Listener listener) {
    this.start = start;
    this.listener = listener;
    worker = open(this::receive, this::fail);
  }

  /**
   * Starts a worker and opens the experiment in it.
   *
   * @param fieldSize points along each side of the field that a snapshot shows; 0 for none
   * @param box left, right, bottom and top of the field
   */
  public static RemoteRun start(
      Experiment experiment, int fieldSize, double[] box, Listener listener) {
    Command start = Command.of(Command.START);
    start.setExperiment(Json.write(ExperimentJson.write(experiment)));
    start.setFieldSize(fieldSize);
    start.setLeft(box[0]);
    start.setRight(box[1]);
    start.setBottom(box[2]);
    start.setTop(box[3]);
    return new RemoteRun(start, listener);
  }

  /** Trains until it is paused or ends. */
  public void play() {
    post(worker, Command.of(Command.PLAY));
  }

  /** Stands still. */
  public void pause() {
    post(worker, Command.of(Command.PAUSE));
  }

  /** Does so many steps and stands still. */
  public void step(int count) {
    Command command = Command.of(Command.STEP);
    command.setCount(count);
    post(worker, command);
  }

  /** Begins again from a seed, standing still. */
  public void reset(long seed) {
    Command command = Command.of(Command.RESET);
    command.setSeed(seed);
    post(worker, command);
  }

  /** Asks for one snapshot; it comes when there is something new to see. */
  public void requestSnapshot() {
    post(worker, Command.of(Command.SNAPSHOT));
  }

  /** Ends the worker and frees all it had. */
  public void close() {
    terminate(worker);
  }

  private void receive(Message message) {
    switch (message.getType()) {
      case "alive" -> post(worker, start);
      case "ready" -> listener.onReady(message.getParameters());
      case "snapshot" -> listener.onSnapshot(asSnapshot(message));
      case "error" -> listener.onError(message.getSentence());
      default -> listener.onError("The training worker said " + message.getType());
    }
  }

  private void fail(@Nullable String message) {
    listener.onError(
        "The training worker stopped"
            + (message == null || message.isEmpty() ? "" : " (" + message + ")")
            + "; reload the page to start another");
  }

  @JSBody(
      params = {"receiver", "failure"},
      script =
          "var worker = new Worker('worker.js' + location.search);"
              + "worker.onmessage = function(event) { receiver(event.data); };"
              + "worker.onerror = function(event) { event.preventDefault();"
              + " failure(event.message || ''); };"
              + "return worker;")
  private static native JSObject open(Receiver receiver, Failure failure);

  @JSBody(
      params = {"worker", "command"},
      script = "worker.postMessage(command);")
  private static native void post(JSObject worker, Command command);

  @JSBody(params = "worker", script = "worker.terminate();")
  private static native void terminate(JSObject worker);

  @JSBody(params = "message", script = "return message;")
  private static native Snapshot asSnapshot(Message message);
}
