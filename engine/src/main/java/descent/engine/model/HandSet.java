package descent.engine.model;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Weights;
import descent.engine.nn.Module;

/**
 * A network whose weights somebody thought out and nobody trained.
 *
 * @param input the shape of one sample
 */
public record HandSet(Shape input, Module module, Weights weights) {
  /** The network, ready to answer. */
  public Predictor predictor(Backend backend) {
    return Predictor.of(module, input, weights, backend, 1);
  }

  /** A named block of numbers, row-major. */
  static Weights.Entry entry(String name, Shape shape, double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return new Weights.Entry(name, shape, floats);
  }
}
