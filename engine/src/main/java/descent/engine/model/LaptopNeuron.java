package descent.engine.model;

import descent.engine.Shape;
import descent.engine.experiment.Weights;
import descent.engine.nn.Activation;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import java.util.List;

/**
 * Seed 004's neuron, which says how likely a customer is to buy a laptop: price speaks against it
 * (-0.5), performance for it (1.2), and customers are a little inclined to buy (0.3).
 */
public final class LaptopNeuron {
  private LaptopNeuron() {}

  /** From price and performance, each from 0 to 1, to the probability that the customer buys. */
  public static HandSet handSet() {
    return new HandSet(
        Shape.of(2),
        Sequential.of(new Linear(2, 1), Activation.sigmoid()),
        new Weights(
            List.of(
                HandSet.entry("0.weight", Shape.of(1, 2), -0.5, 1.2),
                HandSet.entry("0.bias", Shape.of(1), 0.3))));
  }
}
