package descent.web.station.power;

import descent.engine.data.Circles;
import descent.engine.data.Dataset;
import descent.engine.data.Expanded;
import descent.engine.data.Generated;
import descent.engine.data.Sine;
import descent.engine.data.Spirals;
import descent.engine.experiment.Experiment;
import descent.engine.model.CirclesNet;
import descent.engine.model.Recipe;
import descent.engine.model.SineNet;
import descent.engine.model.SpiralsNet;
import java.util.Locale;

/** The notebook's three tasks, from easy to hard. */
enum PowerTask {
  /** Two rings: degree 2 is enough. */
  CIRCLES(2, 8, 1, true),
  /** A wave to follow: values instead of classes. */
  SINE(5, 15, 1, true),
  /** Two spirals: the notebook's degree 6 fails; it fits no line by gradient descent here. */
  SPIRALS(6, 10, 10, false);

  /** Room around the outermost point on a map, as the notebook leaves it. */
  private static final double MARGIN = 0.5;

  private final int degree;
  private final int mostDegree;
  private final double c;
  private final boolean twins;

  PowerTask(int degree, int mostDegree, double c, boolean twins) {
    this.degree = degree;
    this.mostDegree = mostDegree;
    this.c = c;
    this.twins = twins;
  }

  /** The task of this name, or the circles. */
  static PowerTask named(String name) {
    for (PowerTask task : values()) {
      if (task.id().equals(name)) {
        return task;
      }
    }
    return CIRCLES;
  }

  /** Its name in the address. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The degree of the notebook's basis expansion. */
  int degree() {
    return degree;
  }

  /** The highest degree that is offered: more would take the page's breath. */
  int mostDegree() {
    return mostDegree;
  }

  /** The notebook's C; smaller is a stronger brake. */
  double c() {
    return c;
  }

  /** Whether the notebook also fits its lines by Adam. */
  boolean hasTwins() {
    return twins;
  }

  /** Whether there are classes to tell apart; else there are values to meet. */
  boolean isClassification() {
    return this != SINE;
  }

  /** How many numbers a place has. */
  int inputs() {
    return isClassification() ? 2 : 1;
  }

  /** Points from a seed; the notebook's is 42. */
  Generated points(long seed) {
    return switch (this) {
      case CIRCLES -> new Circles(seed);
      case SINE -> new Sine(seed);
      case SPIRALS -> new Spirals(seed);
    };
  }

  /** The notebook's network on other points. */
  Experiment network(Generated points) {
    Recipe recipe =
        switch (this) {
          case CIRCLES -> CirclesNet.network();
          case SINE -> SineNet.network();
          case SPIRALS -> SpiralsNet.recipe();
        };
    return recipe.experiment().withData(points);
  }

  /** How the notebook finds a line by Adam, on the coordinates or on its features of them. */
  Experiment twin(boolean onFeatures, Generated points) {
    boolean sine = this == SINE;
    Recipe recipe =
        onFeatures
            ? sine ? SineNet.polynomial() : CirclesNet.polynomial()
            : sine ? SineNet.linear() : CirclesNet.linear();
    return recipe.experiment().withData(onFeatures ? new Expanded(points, degree) : points);
  }

  /** The sizes of the network's layers, as people write them. */
  String layers() {
    return switch (this) {
      case CIRCLES -> "2-16-16-1";
      case SINE -> "1-32-32-1";
      case SPIRALS -> "2-64-64-32-1";
    };
  }

  /** How far from the middle a plot reaches. */
  double reach(Dataset points) {
    double most = 0;
    for (double value : points.inputs().toArray()) {
      most = Math.max(most, Math.abs(value));
    }
    return isClassification() ? most + MARGIN : Math.ceil(most) + 0.2;
  }
}
