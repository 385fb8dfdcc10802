package descent.web.worker;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** One worker, seen from the page. */
final class RemoteWorker {
  /** Anything that a worker sends. Which fields count depends on the type. */
  interface Message extends JSObject {
    @JSProperty
    String getType();

    @JSProperty
    int getParameters();

    @JSProperty
    int getStepsPerEpoch();

    @JSProperty
    int getSamples();

    @JSProperty
    boolean isShareable();

    @JSProperty
    int getWorkers();

    /** The number of the team that {@link #getPlaces} belong to. */
    @JSProperty
    int getTeam();

    /** The places in it from which no answer comes. */
    @JSProperty
    Int32Array getPlaces();

    @JSProperty
    double getStepsPerSecond();

    @JSProperty
    int getSteps();

    @JSProperty
    Int8Array getFile();

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

  /** How long its files may take to load and its experiment to open. */
  private static final double PATIENCE_SECONDS = 60;

  private final JSObject worker;
  private final Watch watch;

  /**
   * Starts a worker; it is expected to say that it is ready, or what is wrong.
   *
   * @param name what a browser's tools show it as
   * @param receiver hears what it sends
   * @param failure is given the reason when it could not start or stopped; maybe empty
   */
  RemoteWorker(String name, Consumer<Message> receiver, Consumer<String> failure) {
    watch = new Watch(() -> failure.accept("it did not answer"));
    watch.expect(PATIENCE_SECONDS);
    Failure reason =
        message -> {
          watch.close();
          failure.accept(message == null ? "" : message.strip());
        };
    worker =
        open(
            name,
            message -> {
              if (!message.getType().equals("alive")) {
                watch.close();
              }
              receiver.accept(message);
            },
            reason);
  }

  void post(Command command) {
    post(worker, command);
  }

  /** Ends the worker and frees all it had. */
  void close() {
    watch.close();
    terminate(worker);
  }

  @JSBody(
      params = {"name", "receiver", "failure"},
      script =
          "var worker = new Worker('worker.js' + location.search, { name: name });"
              + "worker.onmessage = function(event) { receiver(event.data); };"
              + "worker.onerror = function(event) { event.preventDefault();"
              + " failure(event.message || ''); };"
              + "return worker;")
  private static native JSObject open(String name, Receiver receiver, Failure failure);

  @JSBody(
      params = {"worker", "command"},
      script = "worker.postMessage(command, command.ports || []);")
  private static native void post(JSObject worker, Command command);

  @JSBody(params = "worker", script = "worker.onmessage = null; worker.terminate();")
  private static native void terminate(JSObject worker);
}
