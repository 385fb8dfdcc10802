package descent.engine.contract;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.contract.Training.Phase;
import descent.engine.graph.Geometry;
import descent.engine.graph.Graph;
import descent.engine.graph.Tensor;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonValue;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.Gaussian;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.AvgPool2d;
import descent.engine.nn.BatchNorm2d;
import descent.engine.nn.Conv2d;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.Embedding;
import descent.engine.nn.Flatten;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.PositionalEncoding;
import descent.engine.nn.RNN;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import descent.engine.nn.Sequential.Child;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.optim.Adam;
import descent.engine.optim.AdamW;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;
import descent.engine.optim.RMSprop;
import descent.engine.optim.SGD;
import java.util.Arrays;
import java.util.List;

/** The trainings of the golden files, as their {@code desc} describes them. */
final class Trajectories {
  private static final int PIXELS = 64;

  private final String name;
  private final TrajectoryFiles files;
  private final Backend backend;
  private final double tolerance;

  Trajectories(String name, TrajectoryFiles files, Backend backend, double tolerance) {
    this.name = name;
    this.files = files;
    this.backend = backend;
    this.tolerance = tolerance;
  }

  void check() {
    switch (name) {
      case "autoencoder" -> autoencoder();
      case "vae" -> variational();
      case "gan" -> adversarial();
      case "seq_rnn" -> sequence(new RNN(1, 8));
      case "seq_lstm" -> sequence(new LSTM(1, 8));
      case "seq_gru" -> sequence(new GRU(1, 8));
      case "transformer" -> transformer();
      case "conv_bn" -> convolution();
      case "conv_ae" -> convolutionalAutoencoder();
      default -> throw new IllegalArgumentException("There is no trajectory " + name);
    }
  }

  private TrajectoryRun run(Graph declared) {
    return new TrajectoryRun(name, files, declared, backend, tolerance);
  }

  /** A network with the input x, the output y and, in training, target and loss. */
  private static void supervise(Graph graph, Module model, Shape x, Loss loss, boolean training) {
    Tensor y = model.apply(graph.input("x", x), Scope.root(graph, training)).channelsFirst();
    graph.output("y", y);
    if (training) {
      Tensor target = graph.input("target", loss.targetShape(y.shape()));
      graph.output("loss", loss.apply(y, target));
    }
  }

  private static Module net(Module... modules) {
    return new Sequential("Net", List.of(new Child("net", Sequential.of(modules))));
  }

  /** Trains on the same batch in each step, then asks for the answers to its first rows. */
  private void supervised(
      Module model,
      Shape x,
      Loss loss,
      Optimizer optimizer,
      int rows,
      double[] inputs,
      double[] targets) {
    Graph graph = new Graph();
    supervise(graph, model, x, loss, true);
    try (TrajectoryRun run = run(graph)) {
      Phase phase = run.phase(graph, "", optimizer, Clipping.NONE, rows);
      phase.input("x", inputs);
      phase.input("target", targets);
      for (int step = 0; step < run.steps(); step++) {
        phase.step();
        run.compareStep(step, phase.mean("loss"));
      }
      run.compareParameters(graph);
      Graph answers = TrajectoryRun.twin(graph);
      supervise(answers, model, x, loss, false);
      run.compareAnswers(answers, rows, inputs, 0);
    }
  }

  private void autoencoder() {
    Module model =
        net(
            new Linear(PIXELS, 16),
            Activation.relu(),
            new Linear(16, 4),
            Activation.relu(),
            new Linear(4, 16),
            Activation.relu(),
            new Linear(16, PIXELS),
            Activation.sigmoid());
    double[] digits = files.digits(0, 64);
    supervised(model, Shape.rows(PIXELS), new MSELoss(), new Adam(0.01), 64, digits, digits);
  }

  private void convolutionalAutoencoder() {
    Module model =
        net(
            new Conv2d(1, 3, 3, 2, 1),
            Activation.relu(),
            new Conv2d(3, 2, 3, 2, 1),
            Activation.relu(),
            new ConvTranspose2d(2, 3, 2, 2, 0, 0),
            Activation.relu(),
            new ConvTranspose2d(3, 1, 3, 2, 1, 1));
    double[] digits = files.digits(0, 16);
    supervised(model, Shape.rows(1, 8, 8), new MSELoss(), new RMSprop(0.005), 16, digits, digits);
  }

  private void variational() {
    int rows = 32;
    Graph graph = new Graph();
    Scope scope = Scope.root(graph, true);
    Tensor x = graph.input("x", Shape.rows(PIXELS));
    Tensor noise = graph.input("noise", Shape.rows(2));
    Tensor hidden =
        Activation.tanh().apply(new Linear(PIXELS, 12).apply(x, scope.child("enc")), scope);
    Tensor mu = new Linear(12, 2).apply(hidden, scope.child("mu"));
    Tensor logVariance = new Linear(12, 2).apply(hidden, scope.child("logvar"));
    Tensor z = Gaussian.sample(mu, logVariance, noise);
    Tensor decoded =
        Activation.tanh().apply(new Linear(2, 12).apply(z, scope.child("dec1")), scope);
    Tensor logits = new Linear(12, PIXELS).apply(decoded, scope.child("dec2"));
    Tensor reconstruction = new BCEWithLogitsLoss().apply(logits, x).times(PIXELS);
    Tensor divergence = Gaussian.divergence(mu, logVariance);
    graph.output("reconstruction", reconstruction);
    graph.output("divergence", divergence);
    graph.output("loss", reconstruction.plus(divergence));
    Graph encoder = TrajectoryRun.twin(graph);
    Scope inner = Scope.root(encoder, false);
    Tensor seen =
        new Linear(PIXELS, 12).apply(encoder.input("x", Shape.rows(PIXELS)), inner.child("enc"));
    Tensor code = Activation.tanh().apply(seen, inner);
    encoder.output("y", new Linear(12, 2).apply(code, inner.child("mu")));
    double[] digits = files.digits(0, rows);
    try (TrajectoryRun run = run(graph)) {
      Phase phase = run.phase(graph, "", new Adam(0.01), Clipping.NONE, rows);
      phase.input("x", digits);
      phase.input("noise", files.input("vae/eps"));
      for (int step = 0; step < run.steps(); step++) {
        phase.step();
        run.compareStep(
            step, phase.mean("loss"), phase.mean("reconstruction"), phase.mean("divergence"));
      }
      run.compareParameters(graph);
      run.compareAnswers(encoder, rows, digits, 0);
    }
  }

  private void adversarial() {
    int rows = 16;
    Module generator = Sequential.of(new Linear(2, 8), Activation.leakyRelu(0.2), new Linear(8, 2));
    Module discriminator =
        Sequential.of(new Linear(2, 8), Activation.leakyRelu(0.2), new Linear(8, 1));
    Loss loss = new BCEWithLogitsLoss();
    Graph fooling = new Graph();
    Scope scope = Scope.root(fooling, true);
    Tensor fake = generator.apply(fooling.input("z", Shape.rows(2)), scope.child("G"));
    Tensor ones = fooling.input("ones", Shape.rows(1));
    fooling.output("loss", loss.apply(discriminator.apply(fake, scope.child("D")), ones));

    Graph telling = TrajectoryRun.twin(fooling);
    Scope other = Scope.root(telling, true);
    Tensor forged = generator.apply(telling.input("z", Shape.rows(2)), other.child("G"));
    Tensor real = telling.input("real", Shape.rows(2));
    Tensor one = telling.input("ones", Shape.rows(1));
    Tensor zero = telling.input("zeros", Shape.rows(1));
    Tensor onReal = loss.apply(discriminator.apply(real, other.child("D")), one);
    Tensor onFake = loss.apply(discriminator.apply(forged, other.child("D")), zero);
    telling.output("loss", onReal.plus(onFake));

    Graph answers = TrajectoryRun.twin(fooling);
    Scope outer = Scope.root(answers, false);
    answers.output("y", generator.apply(answers.input("x", Shape.rows(2)), outer.child("G")));

    Adam adam = new Adam(0.01, 0.5, 0.999, 1e-8, 0);
    double[] z = files.input("gan/z");
    double[] samples = files.input("gan/real");
    double[] yes = new double[rows];
    Arrays.fill(yes, 1);
    try (TrajectoryRun run = run(fooling)) {
      Phase d = run.phase(telling, "D.", adam, Clipping.NONE, rows);
      Phase g = run.phase(fooling, "G.", adam, Clipping.NONE, rows);
      d.input("ones", yes);
      d.input("zeros", new double[rows]);
      g.input("ones", yes);
      for (int step = 0; step < run.steps(); step++) {
        double[] batch = Arrays.copyOfRange(z, step * rows * 2, (step + 1) * rows * 2);
        d.input("z", batch);
        d.input("real", Arrays.copyOfRange(samples, step * rows * 2, (step + 1) * rows * 2));
        g.input("z", batch);
        d.step();
        g.step();
        run.compareStep(step, d.mean("loss"), g.mean("loss"));
      }
      run.compareParameters(fooling);
      run.compareAnswers(answers, rows, Arrays.copyOf(z, rows * 2), 0);
    }
  }

  private void sequence(Module recurrent) {
    int rows = 6;
    int steps = 20;
    Module model =
        new Sequential(
            "Sequence", List.of(new Child("rnn", recurrent), new Child("head", new Linear(8, 1))));
    double[] sines = files.input("seq/sines");
    double[] inputs = new double[rows * steps];
    double[] targets = new double[rows * steps];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = sines[i / steps * (steps + 1) + i % steps];
      targets[i] = sines[i / steps * (steps + 1) + i % steps + 1];
    }
    Graph graph = new Graph();
    supervise(graph, model, Shape.rows(steps, 1), new MSELoss(), true);
    try (TrajectoryRun run = run(graph)) {
      Phase phase = run.phase(graph, "", new Adam(0.02), new Clipping.Norm(0.5), rows);
      phase.input("x", inputs);
      phase.input("target", targets);
      for (int step = 0; step < run.steps(); step++) {
        phase.step();
        run.compareStep(step, phase.mean("loss"), phase.norm());
      }
      run.compareParameters(graph);
      Graph answers = TrajectoryRun.twin(graph);
      supervise(answers, model, Shape.rows(steps, 1), new MSELoss(), false);
      run.compareAnswers(answers, rows, inputs, steps - 3);
    }
  }

  private void transformer() {
    int vocabulary = 7;
    int width = 8;
    Module model =
        new Sequential(
            "Transformer",
            List.of(
                new Child("emb", new Embedding(vocabulary, width)),
                new Child("positions", new PositionalEncoding()),
                new Child(
                    "layer",
                    new TransformerEncoderLayer(
                        width, 2, 16, 0, Activation.relu(), 1e-5, true, true)),
                new Child("head", new Linear(width, vocabulary))));
    List<JsonValue> sentences = files.run(name).array("tokens").items();
    int time = ((JsonArray) sentences.get(0)).items().size();
    double[] tokens = new double[sentences.size() * time];
    for (int i = 0; i < sentences.size(); i++) {
      System.arraycopy(((JsonArray) sentences.get(i)).numbers(), 0, tokens, i * time, time);
    }
    // What is asked for is the token before; the first one is asked for itself.
    double[] previous = new double[tokens.length];
    for (int i = 0; i < previous.length; i++) {
      previous[i] = i % time == 0 ? tokens[i] : tokens[i - 1];
    }
    Graph graph = new Graph();
    supervise(graph, model, Shape.rows(time), new CrossEntropyLoss(), true);
    int rows = sentences.size();
    try (TrajectoryRun run = run(graph)) {
      Phase phase =
          run.phase(graph, "", new AdamW(0.01, 0.9, 0.999, 1e-8, 0.01), Clipping.NONE, rows);
      phase.input("x", tokens);
      phase.input("target", previous);
      for (int step = 0; step < run.steps(); step++) {
        phase.step();
        run.compareStep(step, phase.mean("loss"));
      }
      run.compareParameters(graph);
      Graph answers = TrajectoryRun.twin(graph);
      supervise(answers, model, Shape.rows(time), new CrossEntropyLoss(), false);
      run.compareAnswers(answers, rows, tokens, 0);
    }
  }

  private void convolution() {
    Geometry same = Geometry.square(3, 1, 1);
    Module model =
        net(
            new Conv2d(1, 4, same, 1, false),
            new BatchNorm2d(4),
            Activation.relu(),
            new MaxPool2d(2),
            new Conv2d(4, 6, 3, 1, 1),
            new BatchNorm2d(6),
            Activation.relu(),
            new AvgPool2d(2),
            new Flatten(),
            new Linear(24, 10));
    int rows = 32;
    Loss loss = new CrossEntropyLoss(0.1);
    Graph graph = new Graph();
    supervise(graph, model, Shape.rows(1, 8, 8), loss, true);
    try (TrajectoryRun run = run(graph)) {
      Phase phase = run.phase(graph, "", new SGD(0.05, 0.9, 0, true, 1e-3), Clipping.NONE, rows);
      for (int step = 0; step < run.steps(); step++) {
        phase.input("x", files.digits(step * rows, (step + 1) * rows));
        phase.input("target", files.labels(step * rows, (step + 1) * rows));
        phase.step();
        run.compareStep(step, phase.mean("loss"));
      }
      run.compareParameters(graph);
      Graph answers = TrajectoryRun.twin(graph);
      supervise(answers, model, Shape.rows(1, 8, 8), loss, false);
      run.compareAnswers(answers, 2, files.digits(1500, 1502), 0);
    }
  }
}
