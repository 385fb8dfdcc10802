package descent.web.frame;

import descent.web.view.Dom;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The row of words above the claim: Claim, Predict, Run, Explain, Check, Share. Each leads to the
 * section of that name, the one in view is marked, and what is done carries a tick.
 */
public final class Steps {
  private static final String[] NAMES = {"claim", "predict", "run", "explain", "check", "share"};

  @JSFunctor
  private interface InView extends JSObject {
    void at(String step);
  }

  private final Stage stage;
  private final HTMLElement row;

  private Steps(Stage stage, HTMLElement row) {
    this.stage = stage;
    this.row = row;
  }

  /** Builds the row for the sections that the station's HTML has. */
  public static void build(Stage stage, HTMLElement root) {
    HTMLElement words = root.querySelector(".words");
    if (words == null || root.querySelector("[data-step]") == null) {
      return;
    }
    HTMLElement row = Dom.create("nav", "steps");
    row.setAttribute("aria-label", "Steps of this station");
    words.insertBefore(row, words.getFirstChild());
    Steps steps = new Steps(stage, row);
    for (String name : NAMES) {
      steps.add(root, name);
    }
    JSObject watching = watch(root, steps::markCurrent);
    stage.whenLeft(() -> end(watching));
  }

  private void add(HTMLElement root, String name) {
    HTMLElement section = root.querySelector("[data-step=\"" + name + "\"]");
    if (section == null) {
      return;
    }
    section.setAttribute("tabindex", "-1");
    HTMLElement button = Dom.create("button", "");
    button.setAttribute("type", "button");
    button.setAttribute("data-to", name);
    button.setTextContent(name.substring(0, 1).toUpperCase() + name.substring(1));
    Dom.on(
        button,
        "click",
        () -> {
          go(section);
          markCurrent(name);
        });
    row.appendChild(button);
    if (Progress.isFinished(stage.route(), name)) {
      button.setAttribute("data-done", "");
    }
  }

  private void markCurrent(String step) {
    for (HTMLElement button : Dom.all(row, "button")) {
      if (step.equals(button.getAttribute("data-to"))) {
        button.setAttribute("aria-current", "step");
      } else {
        button.removeAttribute("aria-current");
      }
    }
  }

  /** A step is done. */
  static void finish(Stage stage, String step) {
    Progress.finish(stage.route(), step);
    for (HTMLElement button : Dom.all(Dom.byId("main"), ".steps [data-to=\"" + step + "\"]")) {
      button.setAttribute("data-done", "");
    }
  }

  @JSBody(
      params = "section",
      script =
          "section.scrollIntoView({ behavior:"
              + " matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });"
              + "section.focus({ preventScroll: true });")
  private static native void go(HTMLElement section);

  /**
   * The last section whose top has come into the upper half of the window, or on a phone, where the
   * bench covers that, above its last quarter, is the current one; at the page's end, where not all
   * can come that far, it is the one that has the focus or the last.
   */
  @JSBody(
      params = {"root", "inView"},
      script =
          "var ended = new AbortController(), last = '';"
              + "var line = innerHeight * (innerWidth < 720 ? .75 : .5);"
              + "var look = function() {"
              + "  var current = 'claim';"
              + "  root.querySelectorAll('[data-step]').forEach(function(section) {"
              + "    if (section.getBoundingClientRect().top < line)"
              + " current = section.dataset.step;"
              + "  });"
              + "  var rest = document.documentElement.scrollHeight - innerHeight - scrollY;"
              + "  if (scrollY < 8) current = 'claim';"
              + "  else if (rest < 8) {"
              + "    var all = root.querySelectorAll('[data-step]');"
              + "    var at = document.activeElement && document.activeElement.closest('[data-step]');"
              + "    current = (at || all[all.length - 1]).dataset.step;"
              + "  }"
              + "  if (current !== last) { last = current; inView(current); }"
              + "};"
              + "addEventListener('scroll', look, { passive: true, signal: ended.signal });"
              + "look();"
              + "return ended;")
  private static native JSObject watch(HTMLElement root, InView inView);

  @JSBody(params = "watching", script = "watching.abort();")
  private static native void end(JSObject watching);
}
