package descent.web.worker;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Int32Array;
import org.teavm.jso.typedarrays.Int8Array;

/** The few things that a worker needs of the browser. */
final class WorkerScope {
  private WorkerScope() {}

  /** Receives a command. */
  @JSFunctor
  interface Receiver extends JSObject {
    void receive(Command command);
  }

  /** Something to do later. */
  @JSFunctor
  interface Task extends JSObject {
    void run();
  }

  @JSBody(
      params = "receiver",
      script = "self.onmessage = function(event) { receiver(event.data); };")
  static native void onCommand(Receiver receiver);

  /** Milliseconds, with fractions. */
  @JSBody(script = "return performance.now();")
  static native double now();

  /** Runs a task after the messages that wait already; unlike a timer, without a pause. */
  @JSBody(
      params = "task",
      script =
          "var channel = self.descentTurn || (self.descentTurn = new MessageChannel());"
              + "channel.port1.onmessage = function() { task(); };"
              + "channel.port2.postMessage(0);")
  static native void soon(Task task);

  @JSBody(
      params = "snapshot",
      script = "self.postMessage(snapshot, [snapshot.losses.buffer, snapshot.field.buffer]);")
  static native void post(Snapshot snapshot);

  @JSBody(script = "self.postMessage({ type: 'alive' });")
  static native void postAlive();

  @JSBody(
      params = {"parameters", "stepsPerEpoch", "samples", "shareable"},
      script =
          "self.postMessage({ type: 'ready', parameters: parameters,"
              + " stepsPerEpoch: stepsPerEpoch, samples: samples, shareable: shareable });")
  static native void postReady(int parameters, int stepsPerEpoch, int samples, boolean shareable);

  @JSBody(params = "workers", script = "self.postMessage({ type: 'team', workers: workers });")
  static native void postTeam(int workers);

  @JSBody(
      params = {"team", "places"},
      script = "self.postMessage({ type: 'silent', team: team, places: places });")
  static native void postSilent(int team, Int32Array places);

  @JSBody(
      params = {"workers", "stepsPerSecond"},
      script =
          "self.postMessage({ type: 'measured', workers: workers,"
              + " stepsPerSecond: stepsPerSecond });")
  static native void postMeasured(int workers, double stepsPerSecond);

  @JSBody(
      params = {"steps", "file"},
      script = "self.postMessage({ type: 'weights', steps: steps, file: file }, [file.buffer]);")
  static native void postWeights(int steps, Int8Array file);

  @JSBody(params = "sentence", script = "self.postMessage({ type: 'error', sentence: sentence });")
  static native void postError(String sentence);
}
