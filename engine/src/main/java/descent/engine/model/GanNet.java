package descent.engine.model;

import descent.engine.Shape;
import descent.engine.data.Modes;
import descent.engine.experiment.Adversarial;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.nn.Activation;
import descent.engine.nn.Module;
import descent.engine.optim.Adam;

/**
 * Seed 001's GAN, on points: a generator of two numbers of noise and a discriminator, each with two
 * layers of 64. Adam 0.001 with a first beta of 0.5, batches of 128, 3,000 steps, and noise of 0.5
 * on all that the discriminator sees, which fades away.
 */
public final class GanNet {
  private static final int NOISE = 2;
  private static final int WIDTH = 64;
  private static final int STEPS = 3000;
  private static final int BATCH = 128;
  private static final int STEPS_PER_EPOCH = 100;

  private GanNet() {}

  /** Eight small clouds on a ring, all of which the generator learns to hit. */
  public static Recipe ring() {
    Module generator = Mlp.of(Activation.relu(), NOISE, WIDTH, WIDTH, 2);
    Module discriminator = Mlp.of(Activation.leakyRelu(0.2), 2, WIDTH, WIDTH, 1);
    Experiment experiment =
        Experiment.miniBatches(
            new Modes(Modes.Layout.RING, STEPS_PER_EPOCH * BATCH, 0),
            Adversarial.of(generator, discriminator, NOISE).withInstanceNoise(0.5, STEPS),
            new Adam(0.001, 0.5, 0.999, 1e-8, 0),
            BATCH,
            42,
            StopRule.epochs(STEPS / STEPS_PER_EPOCH));
    return new Recipe(
        "gan-ring",
        "A forger and a critic on eight clouds of points",
        Shape.of(NOISE),
        generator,
        experiment);
  }
}
