package descent.web.station.power;

import descent.engine.backend.ReferenceBackend;
import descent.engine.classic.LinearClassifier;
import descent.engine.classic.LinearRegression;
import descent.engine.classic.LogisticFit;
import descent.engine.classic.LogisticRegression;
import descent.engine.data.Dataset;
import descent.engine.data.Numbers;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fits a line in a basis as scikit-learn does, to the true optimum, a step at a time. */
final class ExactFit implements Slices.Work {
  private static final int CLASSES = 2;
  private static final int MOST_STEPS = 200;

  /** Of the gradient's largest element, for C up to 1; larger values of C scale the gradient. */
  private static final double TOLERANCE = 1e-7;

  private static final ReferenceBackend BACKEND = new ReferenceBackend();

  private final String name;
  private final Dataset points;
  private final Basis basis;
  private final double c;
  private final boolean isLogistic;
  private final Consumer<Net> fitted;
  private @Nullable LogisticFit fit;

  /**
   * A fit that is still to be done.
   *
   * @param c of the logistic regression; least squares has none
   * @param fitted is given the model at the end
   */
  ExactFit(
      String name,
      Dataset points,
      Basis basis,
      double c,
      boolean isLogistic,
      Consumer<Net> fitted) {
    this.name = name;
    this.points = points;
    this.basis = basis;
    this.c = c;
    this.isLogistic = isLogistic;
    this.fitted = fitted;
  }

  @Override
  public boolean step() {
    if (!isLogistic) {
      Numbers features = basis.transform(points.inputs());
      LinearRegression line = LinearRegression.fit(features, points.targets().toArray());
      fitted.accept(Net.line(name, basis, line.weights(), line.bias(), false, 0));
      return false;
    }
    LogisticFit running = fit;
    if (running == null) {
      Numbers features = basis.transform(points.inputs());
      fit =
          new LogisticRegression(c, TOLERANCE * Math.max(1, c), MOST_STEPS)
              .start(BACKEND, features, points.labels(), CLASSES);
      return true;
    }
    if (running.step()) {
      return true;
    }
    LinearClassifier line = running.classifier();
    running.close();
    double brake = 1 / (c * points.size());
    fitted.accept(Net.line(name, basis, line.weights(), line.biases()[0], true, brake));
    return false;
  }
}
