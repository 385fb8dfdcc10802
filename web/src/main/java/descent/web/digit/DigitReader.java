package descent.web.digit;

import descent.engine.backend.Backend;
import descent.engine.experiment.Predictor;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.Recipe;

/** A network that reads pictures of digits. */
public final class DigitReader implements AutoCloseable {
  private final Predictor predictor;
  private final float[] pixels;
  private final float[] logits;

  /**
   * The recipe's network with the weights of a file.
   *
   * @throws IllegalArgumentException with a sentence when the file is broken or another network's
   */
  public DigitReader(Recipe recipe, byte[] safetensors, Backend backend) {
    predictor =
        Predictor.of(
            recipe.module(),
            recipe.input(),
            WeightFile.weights(Safetensors.read(safetensors)),
            backend,
            1);
    pixels = new float[predictor.inputSize()];
    logits = new float[predictor.outputSize()];
  }

  /** The probability of each class: softmax of the network's answer. */
  public double[] read(byte[] picture) {
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (picture[i] & 0xff) / 255f;
    }
    predictor.predict(pixels, 1, logits);
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
