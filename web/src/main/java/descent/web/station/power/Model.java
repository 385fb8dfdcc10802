package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.metric.Regression;
import descent.web.frame.Explanation;

/** A fitted model: what it answers at a place, and how it comes to that. */
interface Model {
  /** The sum before it is squashed: above 0 for class 1, or the value itself. */
  double sum(double[] place);

  /** The arithmetic of {@link #sum} at a place. */
  Explanation explain(double[] place);

  /** The share of points on their own side. */
  default Score accuracy(Dataset points) {
    double[] place = new double[points.inputs().shape().perRow()];
    int right = 0;
    for (int i = 0; i < points.size(); i++) {
      right += (sum(place(points, i, place)) > 0 ? 1 : 0) == points.label(i) ? 1 : 0;
    }
    return Score.accuracy(right, points.size());
  }

  /** How near the values are met. */
  default Score fit(Dataset points) {
    double[] place = new double[points.inputs().shape().perRow()];
    double[] answers = new double[points.size()];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = sum(place(points, i, place));
    }
    double[] truths = points.targets().toArray();
    return new Score(
        Regression.r2(truths, answers), Regression.meanSquaredError(truths, answers), false);
  }

  /** Either, as the task has it. */
  default Score score(PowerTask task, Dataset points) {
    return task.isClassification() ? accuracy(points) : fit(points);
  }

  private static double[] place(Dataset points, int row, double[] place) {
    for (int j = 0; j < place.length; j++) {
      place[j] = points.inputs().get(row, j);
    }
    return place;
  }

  /** 1 / (1 + e^-z). */
  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
