package descent.web.station;

/** What brings a station's HTML to life while it is shown. */
public interface Station {
  /** Begins; the station's HTML is in the page. */
  void open();

  /** Frees everything: workers, memory, listeners. The HTML is about to go. */
  void close();
}
