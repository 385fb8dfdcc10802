package descent.engine.model;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.data.Mnist;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.LearningRate;
import descent.engine.experiment.Reconstruction;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Variational;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Flatten;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.Schedule;
import java.util.List;

/**
 * The autoencoders that seed 001 describes, on MNIST: two epochs in batches of 64, Adam, and the
 * cross-entropy of logits. The rate falls to a third for the second epoch.
 */
public final class AutoencoderNet {
  private static final Shape PICTURE = Shape.of(1, 28, 28);
  private static final int PIXELS = 784;
  private static final int SEED = 42;

  private AutoencoderNet() {}

  /** 784-256-32-256-784: 24 numbers become one. */
  public static Recipe plain() {
    return recipe(
        "autoencoder", "784-256-32-256-784 on digits", deep(new Reconstruction.Plain()), 0.003);
  }

  /** 784-256-32-256-784 that is shown pictures with noise of deviation 0.5. */
  public static Recipe denoising() {
    return recipe(
        "denoising-autoencoder",
        "784-256-32-256-784 that cleans digits of noise",
        deep(new Reconstruction.Denoising(0.5)),
        0.003);
  }

  /** 784-128-32-2-32-128-784 with ELU: a map of the digits. */
  public static Recipe map() {
    Activation elu = new Activation(Unary.ELU, 1);
    return recipe(
        "autoencoder-2d",
        "784-128-32-2-32-128-784, a map of digits",
        Reconstruction.of(
            encoder(elu, PIXELS, 128, 32, 2), Mlp.of(elu, 2, 32, 128, PIXELS), loss()),
        0.005);
  }

  /** 784-64-784 of which few units may be active at a time. */
  public static Recipe sparse() {
    return recipe(
        "sparse-autoencoder",
        "784-64-784 with few active units",
        shallow(Activation.relu(), new Reconstruction.Sparse(0.03)),
        0.003);
  }

  /** 784-64-784 whose code may not move much when a pixel does. */
  public static Recipe contractive() {
    return recipe(
        "contractive-autoencoder",
        "784-64-784 whose code holds still",
        shallow(Activation.sigmoid(), new Reconstruction.Contractive(1e-3)),
        0.005);
  }

  /** 784-256-(2 and 2)-256-784: the code is a cloud, and new digits can be drawn from it. */
  public static Recipe variational() {
    Variational task =
        new Variational(
            Sequential.of(new Flatten(), new Linear(PIXELS, 256), Activation.relu()),
            256,
            2,
            Mlp.of(Activation.relu(), 2, 256, PIXELS),
            loss(),
            1);
    Experiment experiment =
        Experiment.miniBatches(new Mnist(), task, new Adam(0.002), 128, SEED, StopRule.epochs(2));
    return new Recipe(
        "variational-autoencoder",
        "784-256-2-256-784 that learns to draw new digits",
        PICTURE,
        task.mean(),
        experiment);
  }

  private static Reconstruction deep(Reconstruction.Variant variant) {
    return new Reconstruction(
        encoder(Activation.relu(), PIXELS, 256, 32),
        Mlp.of(Activation.relu(), 32, 256, PIXELS),
        loss(),
        variant);
  }

  private static Reconstruction shallow(Activation code, Reconstruction.Variant variant) {
    return new Reconstruction(
        Sequential.of(new Flatten(), new Linear(PIXELS, 64), code),
        Sequential.of(new Linear(64, PIXELS)),
        loss(),
        variant);
  }

  private static Sequential encoder(Activation hidden, int... sizes) {
    List<Module> layers = Mlp.layers(hidden, InitialWeights.TORCH, sizes);
    layers.addFirst(new Flatten());
    return Mlp.network(layers);
  }

  private static BCEWithLogitsLoss loss() {
    return new BCEWithLogitsLoss();
  }

  private static Recipe recipe(String name, String sentence, Reconstruction task, double lr) {
    Experiment experiment =
        Experiment.miniBatches(new Mnist(), task, new Adam(lr), 64, SEED, StopRule.epochs(2))
            .withLearningRate(LearningRate.perEpoch(new Schedule.MultiStep(List.of(1), 1 / 3.0)));
    return new Recipe(name, sentence, PICTURE, task.model(), experiment);
  }
}
