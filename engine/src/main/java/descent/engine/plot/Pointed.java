package descent.engine.plot;

/** A figure that can be read place by place, with a pointer or with the arrow keys. */
public interface Pointed extends Figure {
  /** The learner points at a place of a surface of this size. */
  void point(double x, double y, double width, double height);

  /**
   * The learner moves on by so many places, to the right and down; from nowhere it begins in the
   * middle or at the first.
   */
  void move(int right, int down);

  /** The learner points nowhere. */
  void leave();

  /** Which of the figure's parts is pointed at, such as a cell or an image; -1 for none. */
  default int place() {
    return -1;
  }

  /** What is read there, such as {@code p(1) = 0.36}; empty when nothing is. */
  String reading();

  /** Where on a surface of this size that is, x then y. */
  double[] readingPoint(double width, double height);
}
