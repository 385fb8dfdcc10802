package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Dataset;
import descent.engine.data.Numbers;
import descent.engine.data.Split;
import descent.engine.data.Xor;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Embedding;
import descent.engine.nn.GRU;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import java.util.ArrayList;
import java.util.List;

/** Networks of a few neurons, one for every task, and data for them. */
final class SmallTasks {
  static final Backend REFERENCE = new ReferenceBackend();
  static final int ROWS = 12;
  static final int WIDTH = 6;
  static final Module ENCODER = Sequential.of(new Linear(WIDTH, 3), Activation.sigmoid());
  static final Module DECODER = new Linear(3, WIDTH);
  static final Module TALKER = Sequential.of(new Embedding(5, 4), new GRU(4, 6), new Linear(6, 5));
  static final Module GENERATOR =
      Sequential.of(new Linear(2, 5), Activation.tanh(), new Linear(5, WIDTH));
  static final Module DISCRIMINATOR =
      Sequential.of(new Linear(WIDTH, 5), Activation.tanh(), new Linear(5, 1));

  private SmallTasks() {}

  /** Every task, each variant and objective. */
  static List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    tasks.add(Reconstruction.of(ENCODER, DECODER, new MSELoss()));
    for (Reconstruction.Variant variant :
        List.of(
            new Reconstruction.Denoising(0.5),
            new Reconstruction.Sparse(0.3),
            new Reconstruction.Contractive(0.7))) {
      tasks.add(new Reconstruction(ENCODER, DECODER, new BCEWithLogitsLoss(), variant));
    }
    tasks.add(new Variational(ENCODER, 3, 3, DECODER, new BCEWithLogitsLoss(), 2));
    tasks.add(new NextToken(TALKER, 1, -1));
    tasks.add(new NextToken(TALKER, 2, 4));
    for (Adversarial.Objective objective : Adversarial.Objective.values()) {
      tasks.add(new Adversarial(GENERATOR, DISCRIMINATOR, 2, objective, 2, 2, 0.3, 10));
    }
    return tasks;
  }

  static Dataset pictures() {
    double[] x = new double[ROWS * WIDTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = i * 7 % 11 / 10.0;
    }
    return dataset(x);
  }

  static Dataset sentences() {
    double[] x = new double[ROWS * WIDTH];
    for (int i = 0; i < x.length; i++) {
      x[i] = (i / WIDTH + i % WIDTH) % 5;
    }
    return dataset(x);
  }

  static Dataset dataset(double[] x) {
    double[] unused = new double[x.length / WIDTH];
    return new Dataset(Numbers.of(Shape.of(WIDTH), x), Numbers.of(Shape.of(), unused), List.of());
  }

  static Run start(Task task, Backend backend) {
    Dataset data = task instanceof NextToken ? sentences() : pictures();
    return start(plain(task), backend, data);
  }

  static Experiment plain(Task task) {
    return Experiment.fullBatch(new Xor(), task, new Adam(0.02), 3, StopRule.epochs(400));
  }

  static Run start(Experiment experiment, Backend backend, Dataset data) {
    return new Run(experiment, backend, Split.all(data));
  }

  static float[] gradient(Run run, int phase) {
    float[] gradient = new float[run.parameterElements()];
    run.memory().read(run.gradientsAt(phase), gradient, 0, gradient.length);
    return gradient;
  }

  static float[] values(Weights weights) {
    float[] all = new float[weights.count()];
    int at = 0;
    for (Weights.Entry entry : weights.entries()) {
      System.arraycopy(entry.values(), 0, all, at, entry.values().length);
      at += entry.values().length;
    }
    return all;
  }
}
