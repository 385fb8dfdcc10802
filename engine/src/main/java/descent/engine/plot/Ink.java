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
  YOU,
  /** Below zero: weights, sums, activations, gradients. */
  NEGATIVE,
  /** Above zero. */
  POSITIVE,
  /** Numbers on a dark cell. */
  WHITE,
  /** Numbers on a light cell. */
  BLACK,
  /** One of several classes or runs compared; the first of ten. */
  KIND_0,
  KIND_1,
  KIND_2,
  KIND_3,
  KIND_4,
  KIND_5,
  KIND_6,
  KIND_7,
  KIND_8,
  KIND_9;

  private static final Ink[] ALL = values();

  /** The ink of kind i, counted from 0; after ten they repeat. */
  public static Ink kind(int i) {
    return ALL[KIND_0.ordinal() + i % 10];
  }
}
