package descent.engine.classic;

import descent.engine.backend.Backend;
import descent.engine.data.Samples;

/**
 * A logistic regression on its way to the optimum, step by step, for those who must not wait: a
 * page does a few steps a frame.
 */
public final class LogisticFit implements AutoCloseable {
  private final LogisticRegression recipe;
  private final int classes;
  private final int features;
  private final LogisticProblem problem;
  private final NewtonMethod newton;

  LogisticFit(LogisticRegression recipe, Backend backend, Samples x, int[] labels, int classes) {
    this.recipe = recipe;
    this.classes = classes;
    features = x.shape().perRow();
    problem = new LogisticProblem(backend, x, labels, classes, recipe.c());
    newton = new NewtonMethod(problem, new double[problem.size()]);
  }

  /**
   * Does one step of Newton's method, unless the optimum is reached or no step improves.
   *
   * @return whether there may be more to do
   */
  public boolean step() {
    int before = newton.steps();
    newton.run(recipe.tolerance(), Math.min(recipe.steps(), before + 1));
    return newton.steps() > before;
  }

  /** Whether no element of the gradient is larger than the tolerance. */
  public boolean isConverged() {
    return newton.slope() <= recipe.tolerance();
  }

  /** The classifier as it is now. */
  public LinearClassifier classifier() {
    return new LinearClassifier(
        classes, features, problem.centred(newton.point()), newton.value(), newton.steps());
  }

  /** Frees its memory. */
  @Override
  public void close() {
    problem.close();
  }
}
