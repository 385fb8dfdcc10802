package descent.web.worker;

import org.teavm.jso.JSBody;

/** The worker's entry: runs once the browser has instantiated {@code worker.wasm}. */
public final class TrainingWorker {
  private TrainingWorker() {}

  /** Tells the page that the worker is ready. */
  public static void main(String[] arguments) {
    announce("ready");
  }

  @JSBody(params = "message", script = "self.postMessage(message);")
  private static native void announce(String message);
}
