package descent.engine.loss;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;

/**
 * Normal distributions with independent components, given by their means mu and the logarithms of
 * their variances, both (rows, latent), as variational autoencoders use them (Kingma and Welling
 * 2014).
 */
public final class Gaussian {
  private Gaussian() {}

  /** How far each row's distribution is from the standard normal: -sum(1 + v - mu^2 - e^v) / 2. */
  public static Tensor divergence(Tensor mu, Tensor logVariance) {
    Tensor terms =
        logVariance
            .map(Unary.SHIFT, 1)
            .minus(mu.map(Unary.SQUARE))
            .minus(logVariance.map(Unary.EXP));
    return terms.rowSum().times(-0.5);
  }

  /** A sample that mu and the variance have a gradient of: mu + e^(v / 2) noise. */
  public static Tensor sample(Tensor mu, Tensor logVariance, Tensor noise) {
    return mu.plus(logVariance.times(0.5).map(Unary.EXP).times(noise));
  }
}
