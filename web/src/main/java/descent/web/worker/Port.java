package descent.web.worker;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The way from one worker of a team to another. */
interface Port extends JSObject {
  /** Receives what the other worker sends. */
  @JSFunctor
  interface Receiver extends JSObject {
    void receive(Part part);
  }

  @JSBody(
      params = {"port", "receiver"},
      script = "port.onmessage = function(event) { receiver(event.data); };")
  static void listen(Port port, Receiver receiver) {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }

  /** Sends a part; its gradient is gone from here. */
  @JSBody(
      params = {"port", "part"},
      script = "port.postMessage(part, part.gradient ? [part.gradient.buffer] : []);")
  static void send(Port port, Part part) {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }

  @JSBody(params = "port", script = "port.onmessage = null; port.close();")
  static void close(Port port) {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }
}
