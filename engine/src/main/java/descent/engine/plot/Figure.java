package descent.engine.plot;

/** Something that can be drawn, and said in a sentence. */
public interface Figure {
  /** Draws all of it. */
  void draw(Surface surface);

  /** What it shows now, in one sentence, for those who do not see it. */
  String describe();

  /** The same as a table, its head first. */
  String[][] table();
}
