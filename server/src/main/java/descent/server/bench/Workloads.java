package descent.server.bench;

import descent.engine.Shape;
import descent.engine.data.DataSource;
import descent.engine.data.Dataset;
import descent.engine.data.Mnist;
import descent.engine.data.Numbers;
import descent.engine.data.Pixels;
import descent.engine.data.Samples;
import descent.engine.data.Xor;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Reconstruction;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Task;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.MSELoss;
import descent.engine.model.DigitRecognitionNet;
import descent.engine.model.Recipe;
import descent.engine.model.SimpleCnn;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.LSTM;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import java.util.List;
import java.util.function.UnaryOperator;

/** The networks whose trainings are timed. */
final class Workloads {
  private static final int SIDE = 28;
  private static final int SENTENCES = 2048;
  private static final int WORDS = 32;
  private static final int EMBED = 64;

  /** More than anybody waits for: the bench decides when it has seen enough. */
  private static final StopRule ENDLESS = StopRule.epochs(Integer.MAX_VALUE);

  private Workloads() {}

  /** All of them. */
  static List<Workload> all() {
    return List.of(simpleCnn(), cnn(12, 40), mlp(), autoencoder(), lstm(), attention());
  }

  /** The lessons' network, in their own experiment. */
  static Workload simpleCnn() {
    return new Workload(
        "simple-cnn",
        "images",
        SimpleCnn.module(),
        SimpleCnn.recipe().experiment().withStop(ENDLESS),
        UnaryOperator.identity());
  }

  /** SimpleCNN with other numbers of channels, which fill no vector. */
  private static Workload cnn(int first, int second) {
    return digits(
        "cnn-" + first + "-" + second,
        Sequential.of(
            new Conv2d(1, first, 3, 1, 1),
            Activation.relu(),
            new MaxPool2d(2),
            new Conv2d(first, second, 3, 1, 1),
            Activation.relu(),
            new MaxPool2d(2),
            new Flatten(),
            new Linear(second * 7 * 7, 64),
            Activation.relu(),
            new Linear(64, 10)),
        256,
        UnaryOperator.identity());
  }

  /** The network of seed 002: SGD in batches of 128. */
  static Workload mlp() {
    Recipe recipe = DigitRecognitionNet.recipe();
    return new Workload(
        "mlp",
        "images",
        recipe.module(),
        recipe.experiment().withStop(ENDLESS),
        UnaryOperator.identity());
  }

  private static Workload autoencoder() {
    Module encoder =
        Sequential.of(
            new Flatten(),
            new Linear(SIDE * SIDE, 256),
            Activation.relu(),
            new Linear(256, 32),
            Activation.relu());
    Module decoder =
        Sequential.of(
            new Linear(32, 256),
            Activation.relu(),
            new Linear(256, SIDE * SIDE),
            Activation.sigmoid());
    Reconstruction task = Reconstruction.of(encoder, decoder, new MSELoss());
    return new Workload(
        "autoencoder",
        "images",
        task.model(),
        experiment(new Mnist(), task, 256),
        UnaryOperator.identity());
  }

  /** Reads an image row by row, as if it were 28 words; every state answers. */
  private static Workload lstm() {
    return digits(
        "lstm",
        Sequential.of(new LSTM(SIDE, 128), new Flatten(), new Linear(SIDE * 128, 10)),
        128,
        data -> data.with(reshaped(data.inputs(), Shape.of(SIDE, SIDE))));
  }

  /** Sentences of noise: four heads that look at 32 words each. */
  private static Workload attention() {
    Module model =
        Sequential.of(
            new MultiheadAttention(EMBED, 4, true, false),
            new Flatten(),
            new Linear(WORDS * EMBED, 10));
    return new Workload(
        "attention",
        "sentences",
        model,
        experiment(new Xor(), new Supervised(model, new CrossEntropyLoss()), 64),
        _ -> sentences());
  }

  private static Workload digits(
      String name, Module model, int batch, UnaryOperator<Dataset> view) {
    Task task = new Supervised(model, new CrossEntropyLoss());
    return new Workload(name, "images", model, experiment(new Mnist(), task, batch), view);
  }

  private static Experiment experiment(DataSource data, Task task, int batch) {
    return Experiment.miniBatches(data, task, new Adam(1e-3), batch, 42, ENDLESS);
  }

  /** The same pictures, whose pixels are in another shape. */
  private static Samples reshaped(Samples samples, Shape shape) {
    if (!(samples instanceof Pixels pixels)) {
      throw new IllegalArgumentException("Only pictures are reshaped here, but got " + samples);
    }
    int[] rows = new int[pixels.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i;
    }
    byte[] bytes = new byte[pixels.size() * shape.perRow()];
    pixels.gather(rows, 0, rows.length, bytes);
    return Pixels.of(shape, bytes, pixels.scale());
  }

  private static Dataset sentences() {
    float[] noise = Noise.of(SENTENCES * WORDS * EMBED);
    double[] words = new double[noise.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = noise[i];
    }
    double[] classes = new double[SENTENCES];
    for (int i = 0; i < classes.length; i++) {
      classes[i] = i % 10;
    }
    return new Dataset(
        Numbers.of(Shape.of(WORDS, EMBED), words), Numbers.scalars(classes), List.of());
  }
}
