package descent.web.frame;

import descent.web.view.Announcer;
import descent.web.view.Dom;
import descent.web.view.Parts;
import java.util.ArrayList;
import java.util.List;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The part of the page that a station plays on: the elements of its HTML, what the address says,
 * and what all stations share.
 */
public final class Stage {
  private final HTMLElement root;
  private final State state;
  private final Announcer announcer = new Announcer("live");
  private final List<Runnable> endings = new ArrayList<>();

  /** A stage for the station whose HTML is in root. */
  public Stage(HTMLElement root, State state) {
    this.root = root;
    this.state = state;
  }

  /** The elements that the station's HTML names by {@code data-part}. */
  public Parts parts() {
    return new Parts(root);
  }

  /**
   * The place that the station's HTML keeps for an experiment: {@code data-mount="name"}.
   *
   * @throws IllegalStateException when there is none: HTML and Java disagree
   */
  public HTMLElement mount(String name) {
    HTMLElement place = root.querySelector("[data-mount=\"" + name + "\"]");
    if (place == null) {
      throw new IllegalStateException("The station's HTML has no data-mount=\"" + name + "\"");
    }
    return place;
  }

  /** What the address says. */
  public State state() {
    return state;
  }

  /** Lets the address say a value from now on, without a new entry in the browser's history. */
  public void keep(String key, String value) {
    state.set(key, value);
    replaceAddress(state.hash());
  }

  /** Speaks to those who listen instead of looking. */
  public Announcer announcer() {
    return announcer;
  }

  /**
   * Shows a computed number wherever the HTML has a place for it, {@code data-item="S0.05"}, and
   * counts the lesson's item as seen.
   */
  public void showItem(String item, String text) {
    for (HTMLElement place : Dom.all(root, "[data-item=\"" + item + "\"]")) {
      Dom.say(place, text);
    }
    Progress.see(item);
  }

  /** Offers what the station has to share, in the sheet that the top bar opens. */
  public void share(Share.Source source) {
    Share.offer(this, source);
  }

  /** Does something when the learner leaves. */
  public void whenLeft(Runnable ending) {
    endings.add(ending);
  }

  /** The learner leaves. */
  public void leave() {
    endings.forEach(Runnable::run);
    endings.clear();
  }

  /** The station's name in the address. */
  public String route() {
    return state.route();
  }

  @JSBody(params = "hash", script = "history.replaceState(null, '', hash);")
  private static native void replaceAddress(String hash);
}
