package descent.web.view;

/** Says how things go to those who listen instead of looking, at most every five seconds. */
public final class Announcer {
  private static final double PAUSE_MILLIS = 5000;

  private final String id;
  private double last = Double.NEGATIVE_INFINITY;

  /** Speaks through the live region of this id. */
  public Announcer(String id) {
    this.id = id;
  }

  /** Says something unless it spoke a moment ago. */
  public void murmur(String sentence) {
    if (Dom.now() - last >= PAUSE_MILLIS) {
      say(sentence);
    }
  }

  /** Says something now. */
  public void say(String sentence) {
    last = Dom.now();
    Dom.say(id, sentence);
  }
}
