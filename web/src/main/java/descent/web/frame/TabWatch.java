package descent.web.frame;

import descent.web.view.Dom;
import java.util.function.BooleanSupplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * Pauses a run while the learner is in another tab of the browser, and goes on when they are back.
 */
final class TabWatch {
  @JSFunctor
  private interface Listener extends JSObject {
    void turned(boolean away);
  }

  private final BooleanSupplier plays;
  private final Runnable pause;
  private final Runnable play;
  private final Dom.Ended watching;

  /** Whether the learner let it play; what they did last is known before a snapshot tells. */
  private boolean wanted;

  /** Whether it goes on when the learner is back. */
  private boolean resumes;

  /**
   * Watches from now on.
   *
   * @param plays whether there is something to pause
   */
  TabWatch(BooleanSupplier plays, Runnable pause, Runnable play) {
    this.plays = plays;
    this.pause = pause;
    this.play = play;
    watching = listen(this::turned);
  }

  /** The learner has let the run play, or has stopped it in any way. */
  void want(boolean playing) {
    wanted = playing;
    resumes = false;
  }

  private void turned(boolean away) {
    if (away && wanted && plays.getAsBoolean()) {
      resumes = true;
      pause.run();
    } else if (!away && resumes) {
      resumes = false;
      play.run();
    }
  }

  void close() {
    watching.end();
  }

  @JSBody(
      params = "listener",
      script =
          "var ended = new AbortController();"
              + "document.addEventListener('visibilitychange', function() {"
              + "  listener(document.hidden);"
              + "}, { signal: ended.signal });"
              + "return ended;")
  private static native Dom.Ended listen(Listener listener);
}
