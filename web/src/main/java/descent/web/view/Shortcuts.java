package descent.web.view;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/**
 * Single keys that do something while the focus is in no field and on no control that needs them.
 * The learner can switch all of them off (WCAG 2.1.4).
 */
public final class Shortcuts {
  private Shortcuts() {}

  /** Hears a key. */
  @JSFunctor
  public interface Keys extends JSObject {
    /** Answers whether it did something with the key, so that the browser does nothing else. */
    boolean pressed(String key);
  }

  /** Sends keys to a station until the answer is ended. */
  @JSBody(
      params = "keys",
      script =
          "var ended = new AbortController();"
              + "addEventListener('keydown', function(event) {"
              + "  var at = event.target, toggle = document.getElementById('single-keys');"
              + "  if (event.ctrlKey || event.metaKey || event.altKey || (toggle && !toggle.checked))"
              + " return;"
              + "  if (at.closest('input:not([type=radio]), select, textarea, [contenteditable], [data-keys]')) return;"
              + "  if (event.key === ' ' && at.closest('button, a, summary, input')) return;"
              + "  if (keys(event.key)) event.preventDefault();"
              + "}, { signal: ended.signal });"
              + "return ended;")
  public static native Dom.Ended listen(Keys keys);
}
