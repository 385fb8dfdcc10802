package descent.engine.plot;

/** What a colour means. A {@link Palette} says what it looks like. */
public enum Ink {
  /** The sheet that a plot is drawn on. */
  SURFACE,
  /** The model's curves, borders and values. */
  INK,
  /** Labels, ticks, the second curve. */
  INK_3,
  /** Frames and axes. */
  LINE_STRONG,
  /** Grid lines. */
  GRID,
  /** Class 0, a circle. */
  CLASS_0,
  /** Class 1, a triangle. */
  CLASS_1,
  /** The thin edge that keeps many points countable. */
  POINT_EDGE,
  /** What the learner did: focus, selection, crosshair. Never the model. */
  YOU
}
