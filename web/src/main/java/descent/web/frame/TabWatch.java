package descent.web.frame;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** Hears when the learner turns to another tab of the browser, and when they are back. */
final class TabWatch {
  /** Hears it. */
  @JSFunctor
  interface Listener extends JSObject {
    void turned(boolean away);
  }

  private final JSObject watching;

  TabWatch(Listener listener) {
    watching = begin(listener);
  }

  void close() {
    end(watching);
  }

  @JSBody(
      params = "listener",
      script =
          "var ended = new AbortController();"
              + "document.addEventListener('visibilitychange', function() {"
              + "  listener(document.hidden);"
              + "}, { signal: ended.signal });"
              + "return ended;")
  private static native JSObject begin(Listener listener);

  @JSBody(params = "watching", script = "watching.abort();")
  private static native void end(JSObject watching);
}
