package descent.web.digit;

import descent.engine.backend.Backend;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Weights;
import descent.engine.model.Recipe;

/** A network that reads pictures of digits, one at a time. */
public final class DigitReader implements AutoCloseable {
  private final Recipe recipe;
  private final Weights weights;
  private final String origin;
  private final Predictor predictor;
  private final float[] pixels;
  private final float[] logits;

  /**
   * The recipe's network with these weights.
   *
   * @param origin where the weights come from, as people would say it
   * @throws IllegalArgumentException with a sentence when the weights are another network's
   */
  public DigitReader(Recipe recipe, Weights weights, String origin, Backend backend) {
    this.recipe = recipe;
    this.weights = weights;
    this.origin = origin;
    predictor = Predictor.of(recipe.module(), recipe.input(), weights, backend, 1);
    pixels = new float[predictor.inputSize()];
    logits = new float[predictor.outputSize()];
  }

  /** What network it is. */
  public Recipe recipe() {
    return recipe;
  }

  /** What it has learned. */
  public Weights weights() {
    return weights;
  }

  /** Where the weights come from. */
  public String origin() {
    return origin;
  }

  /** The network's ten answers to a picture of 28 x 28 bytes, before softmax. */
  public float[] logits(byte[] picture) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (picture[i] & 0xff) / 255f;
    }
    predictor.predict(pixels, 1, logits);
    return logits.clone();
  }

  /** The probability of each class: softmax of the network's answer. */
  public double[] read(byte[] picture) {
    return softmax(logits(picture));
  }

  /** The probabilities that ten answers stand for. */
  public static double[] softmax(float[] logits) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = Math.exp(logits[i] - most);
      sum += probabilities[i];
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
