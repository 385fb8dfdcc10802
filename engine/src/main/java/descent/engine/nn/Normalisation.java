package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.RunningStatistics;
import descent.engine.graph.Tensor;

/** What the two batch normalisations share. */
final class Normalisation {
  private Normalisation() {}

  static void check(String layer, int features, double eps, double momentum) {
    Sizes.atLeastOne(layer, "num_features", features);
    if (!(eps > 0 && eps < 1) || !(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException(
          layer
              + "'s eps must lie between 0 and 1 and its momentum in [0, 1], but they are "
              + eps
              + " and "
              + momentum);
    }
  }

  static Tensor batch(
      Tensor x, int features, double eps, double momentum, boolean affine, Scope scope) {
    Shape shape = Shape.of(features);
    Tensor gain = affine ? scope.parameter("weight", shape, Init.constant(1)) : null;
    Tensor shift = affine ? scope.parameter("bias", shape, Init.constant(0)) : null;
    RunningStatistics running =
        new RunningStatistics(
            scope.buffer("running_mean", shape, Init.constant(0)),
            scope.buffer("running_var", shape, Init.constant(1)),
            scope.buffer("num_batches_tracked", Shape.of(), Init.constant(0)));
    return x.batchNorm(gain, shift, running, eps, momentum, scope.training());
  }

  static String print(int features, double eps, double momentum, boolean affine) {
    return "("
        + features
        + ", eps="
        + Printing.of(eps)
        + ", momentum="
        + Printing.of(momentum)
        + ", affine="
        + Printing.of(affine)
        + ", track_running_stats=True)";
  }
}
