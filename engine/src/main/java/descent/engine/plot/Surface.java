package descent.engine.plot;

/** What figures are drawn on. Units are CSS pixels from the top left; y grows downwards. */
public interface Surface {
  /** The shape of a point. */
  enum Marker {
    CIRCLE,
    TRIANGLE
  }

  /** Where a text stands relative to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** Pixels across. */
  double width();

  /** Pixels down. */
  double height();

  /** The colours of the theme. */
  Palette palette();

  /** Fills a rectangle. */
  void fill(double x, double y, double width, double height, Ink ink);

  /** Draws the edge of a rectangle, one pixel wide. */
  void frame(double x, double y, double width, double height, Ink ink);

  /** Draws lines. */
  void stroke(Path path, Ink ink, double width, boolean dashed);

  /** Draws one point with a thin edge. */
  void marker(Marker marker, double x, double y, double radius, Ink fill, Ink edge);

  /** Writes text whose baseline is at y. */
  void text(String text, double x, double y, Anchor anchor, double size, Ink ink);

  /** Stretches a picture over a rectangle, smoothly or as squares. */
  void image(Raster raster, double x, double y, double width, double height, boolean smooth);

  /**
   * Draws what does not change from one drawing to the next. A surface may keep its picture and use
   * that again while its size and theme stay the same.
   *
   * @param owner tells this picture from others of the same surface
   */
  default void unchanging(Object owner, Runnable drawing) {
    drawing.run();
  }

  /** Lets nothing be drawn outside a rectangle until {@link #unclip}. */
  void clip(double x, double y, double width, double height);

  /** Ends {@link #clip}. */
  void unclip();
}
