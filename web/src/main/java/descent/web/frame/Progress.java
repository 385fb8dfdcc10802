package descent.web.frame;

import org.teavm.jso.JSBody;

/**
 * What the learner has seen and done, kept in this browser and nowhere else. Where the browser
 * keeps nothing, it lasts as long as the page.
 */
public final class Progress {
  private static final String SEEN = "seen";

  private Progress() {}

  /** An item of the lessons has been shown. */
  static void see(String item) {
    add(SEEN, item);
  }

  /** A step of a station, such as {@code check}, is done. */
  static void finish(String station, String step) {
    add(station, step);
  }

  /** Whether a step of a station is done. */
  public static boolean isFinished(String station, String step) {
    return has(station, step);
  }

  /** Whether an item has been shown. */
  public static boolean isSeen(String item) {
    return has(SEEN, item);
  }

  /** How many items have been shown. */
  public static int seen() {
    return count(SEEN);
  }

  /** Where the learner was last, an address from its {@code #} on; empty at first. */
  public static String last() {
    return read("last");
  }

  /** The learner is here. */
  public static void visit(String hash) {
    write("last", hash);
  }

  @JSBody(
      params = {"list", "entry"},
      script =
          "var all = self.descentProgress || (self.descentProgress = {});"
              + "try { all[list] = JSON.parse(localStorage.getItem('descent-' + list)) || {}; }"
              + " catch (e) { all[list] = all[list] || {}; }"
              + "if (all[list][entry]) return;"
              + "all[list][entry] = 1;"
              + "try { localStorage.setItem('descent-' + list, JSON.stringify(all[list])); }"
              + " catch (e) {}")
  private static native void add(String list, String entry);

  @JSBody(
      params = {"list", "entry"},
      script =
          "var all = self.descentProgress || (self.descentProgress = {});"
              + "try { all[list] = JSON.parse(localStorage.getItem('descent-' + list)) || {}; }"
              + " catch (e) { all[list] = all[list] || {}; }"
              + "return !!all[list][entry];")
  private static native boolean has(String list, String entry);

  @JSBody(
      params = "list",
      script =
          "var all = self.descentProgress || (self.descentProgress = {});"
              + "try { all[list] = JSON.parse(localStorage.getItem('descent-' + list)) || {}; }"
              + " catch (e) { all[list] = all[list] || {}; }"
              + "return Object.keys(all[list]).length;")
  private static native int count(String list);

  @JSBody(
      params = "key",
      script =
          "try { return localStorage.getItem('descent-' + key) || ''; } catch (e) { return ''; }")
  private static native String read(String key);

  @JSBody(
      params = {"key", "value"},
      script = "try { localStorage.setItem('descent-' + key, value); } catch (e) {}")
  private static native void write(String key, String value);
}
