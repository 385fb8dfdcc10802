package descent.web.worker;

import descent.engine.experiment.Run;
import descent.engine.experiment.Scoring;

/** Asks a network of two inputs for its answer at every point of a grid. */
public final class FieldSampler {
  private final float[] points;
  private final float[] answers;

  /** A grid of size x size points, in the middle of the cells of the box, the top row first. */
  public FieldSampler(int size, double left, double right, double bottom, double top) {
    points = new float[2 * size * size];
    answers = new float[size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int at = 2 * (row * size + column);
        points[at] = (float) (left + (right - left) * (column + 0.5) / size);
        points[at + 1] = (float) (top - (top - bottom) * (row + 0.5) / size);
      }
    }
  }

  /**
   * The probability of class 1 at each point: the network's one output where its task scores
   * probabilities, else the sigmoid of it.
   */
  public float[] sample(Run run) {
    int count = points.length / 2;
    run.predict(points, count, answers);
    if (run.experiment().task().scoring() == Scoring.PROBABILITY) {
      return answers.clone();
    }
    float[] field = new float[count];
    for (int i = 0; i < count; i++) {
      field[i] = (float) (1 / (1 + Math.exp(-answers[i])));
    }
    return field;
  }
}
