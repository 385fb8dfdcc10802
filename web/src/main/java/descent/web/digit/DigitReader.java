package descent.web.digit;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.data.DigitFeatures;
import descent.engine.data.Numbers;
import descent.engine.data.Pixels;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Weights;
import descent.engine.model.Recipe;
import java.util.Arrays;

/** A network that reads pictures of digits: their pixels, or their features made by hand. */
public final class DigitReader implements AutoCloseable {
  /** More pictures than this are read in parts. */
  private static final int MOST_ROWS = 32;

  private static final int CLASSES = 10;
  private static final Shape PICTURE = Shape.of(1, 28, 28);

  private final Recipe recipe;
  private final Weights weights;
  private final String origin;
  private final Predictor predictor;
  private final float[] inputs;

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
    predictor = Predictor.of(recipe.module(), recipe.input(), weights, backend, MOST_ROWS);
    inputs = new float[MOST_ROWS * predictor.inputSize()];
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

  /**
   * The network's ten answers to each picture, before softmax.
   *
   * @param pictures of 28 x 28 bytes, one after the other
   * @param rows how many, at most 32
   */
  public float[] logits(byte[] pictures, int rows) {
    if (predictor.inputSize() == DigitFeatures.COUNT) {
      Numbers features =
          DigitFeatures.of(
              Pixels.of(PICTURE, Arrays.copyOf(pictures, rows * PICTURE.perRow()), 1 / 255.0));
      double[] values = features.toArray();
      for (int i = 0; i < values.length; i++) {
        inputs[i] = (float) values[i];
      }
    } else {
      for (int i = 0; i < rows * PICTURE.perRow(); i++) {
        inputs[i] = (pictures[i] & 0xff) / 255f;
      }
    }
    return predictor.predict(inputs, rows);
  }

  /** The probability of each class: softmax of the network's answer to one picture. */
  public double[] read(byte[] picture) {
    return softmax(logits(picture, 1), 0);
  }

  /** The probabilities that the answers to one of several pictures stand for. */
  public static double[] softmax(float[] logits, int row) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < CLASSES; i++) {
      most = Math.max(most, logits[row * CLASSES + i]);
    }
    double[] probabilities = new double[CLASSES];
    double sum = 0;
    for (int i = 0; i < CLASSES; i++) {
      probabilities[i] = Math.exp(logits[row * CLASSES + i] - most);
      sum += probabilities[i];
    }
    for (int i = 0; i < CLASSES; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  @Override
  public void close() {
    predictor.close();
  }
}
