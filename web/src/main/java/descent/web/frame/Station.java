package descent.web.frame;

/** What brings a station's HTML to life while it is shown; built with the stage it plays on. */
public interface Station {
  /** Begins; the station's HTML is in the page. */
  void open();

  /**
   * Frees what {@link Stage#whenLeft} was not told of: memory, listeners. The HTML is about to go.
   */
  default void close() {}
}
