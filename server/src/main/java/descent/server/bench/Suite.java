package descent.server.bench;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.nn.Activation;
import descent.engine.nn.AvgPool2d;
import descent.engine.nn.BatchNorm1d;
import descent.engine.nn.BatchNorm2d;
import descent.engine.nn.Conv2d;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Embedding;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.LayerNorm;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.RNN;
import descent.engine.nn.Sequential;
import descent.engine.nn.Softmax;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.nn.Upsample;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is measured: products, layers, trainings, answers, memory. */
public final class Suite {
  private final List<Benchmark> benchmarks;

  private Suite(List<Benchmark> benchmarks) {
    this.benchmarks = benchmarks;
  }

  /** Everything. */
  public static Suite all() {
    List<Benchmark> all = new ArrayList<>();
    all.addAll(products());
    all.addAll(layers());
    Workloads.all().forEach(workload -> all.add(new TrainingSpeed(workload)));
    all.add(new InferenceSpeed(Workloads.simpleCnn(), 1));
    all.add(new InferenceSpeed(Workloads.simpleCnn(), 256));
    all.add(new TrainingMemory(Workloads.simpleCnn()));
    all.add(new TrainingMemory(Workloads.mlp()));
    return new Suite(List.copyOf(all));
  }

  /**
   * Some of it.
   *
   * @param beginnings names of what is wanted, or their beginnings
   * @throws IllegalArgumentException when nothing begins so
   */
  public Suite only(List<String> beginnings) {
    Set<Benchmark> chosen = new LinkedHashSet<>();
    for (String beginning : beginnings) {
      List<Benchmark> found = named(beginning);
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "Nothing that is measured is called \""
                + beginning
                + "\"; there are "
                + String.join(", ", names()));
      }
      chosen.addAll(found);
    }
    return new Suite(benchmarks.stream().filter(chosen::contains).toList());
  }

  /** The one of this name, or all whose names begin so. */
  private List<Benchmark> named(String beginning) {
    List<Benchmark> exactly = benchmarks.stream().filter(b -> b.name().equals(beginning)).toList();
    return exactly.isEmpty()
        ? benchmarks.stream().filter(b -> b.name().startsWith(beginning)).toList()
        : exactly;
  }

  /** The names of what is measured. */
  public List<String> names() {
    return benchmarks.stream().map(Benchmark::name).toList();
  }

  List<Benchmark> benchmarks() {
    return benchmarks;
  }

  /** Sizes that fill the vectors and sizes that do not, in every transpose. */
  private static List<Gemm> products() {
    return List.of(
        Gemm.square(64),
        Gemm.square(256),
        Gemm.square(1024),
        new Gemm("gemm-256-tn", true, false, 256, 256, 256),
        new Gemm("gemm-256-nt", false, true, 256, 256, 256),
        new Gemm("gemm-256-tt", true, true, 256, 256, 256),
        new Gemm("gemm-odd", false, false, 253, 255, 251),
        new Gemm("gemm-odd-tn", true, false, 253, 255, 251),
        new Gemm("gemm-odd-nt", false, true, 253, 255, 251),
        new Gemm("gemm-odd-tt", true, true, 253, 255, 251),
        new Gemm("gemm-flat", false, true, 128, 64, 1568),
        new Gemm("gemm-thin", false, false, 784, 10, 64));
  }

  private static List<Layer> layers() {
    return Stream.of(images(), rows(), sequences()).flatMap(List::stream).toList();
  }

  private static List<Layer> images() {
    Shape image = Shape.of(16, 14, 14);
    return List.of(
        layer("conv-relu-pool-1-16", block(1, 16), Shape.of(1, 28, 28)),
        layer("conv-relu-pool-16-32", block(16, 32), image),
        layer("conv-relu-pool-12-40", block(12, 40), Shape.of(12, 14, 14)),
        layer("conv-3x3", new Conv2d(16, 32, 3, 1, 1), image),
        layer("conv-5x5", new Conv2d(16, 32, 5, 1, 2), image),
        layer("conv-transpose", new ConvTranspose2d(16, 8, 3, 2, 1, 1), image),
        layer("max-pool", new MaxPool2d(2), image),
        layer("average-pool", new AvgPool2d(2), image),
        layer("upsample", new Upsample(2, 2, false), image),
        layer("batch-norm-2d", new BatchNorm2d(16), image));
  }

  private static Module block(int in, int out) {
    return Sequential.of(new Conv2d(in, out, 3, 1, 1), Activation.relu(), new MaxPool2d(2));
  }

  private static List<Layer> rows() {
    Shape row = Shape.of(250);
    return List.of(
        layer("linear", new Linear(1568, 64), Shape.of(1568)),
        layer("linear-odd", new Linear(250, 37), row),
        layer("linear-relu", Sequential.of(new Linear(784, 256), Activation.relu()), Shape.of(784)),
        layer("relu", Activation.relu(), row),
        layer("tanh", Activation.tanh(), row),
        layer("gelu", new Activation(Unary.GELU, 0), row),
        layer("dropout", new Dropout(0.5), row),
        layer("batch-norm-1d", new BatchNorm1d(250), row),
        layer("layer-norm", new LayerNorm(250), row),
        layer("softmax", new Softmax(false), row));
  }

  private static List<Layer> sequences() {
    Shape words = Shape.of(32, 64);
    return List.of(
        layer("embedding", new Embedding(1000, 64), Shape.of(32)),
        layer("rnn", new RNN(28, 128), Shape.of(28, 28)),
        layer("gru", new GRU(28, 128), Shape.of(28, 28)),
        layer("lstm", new LSTM(28, 128), Shape.of(28, 28)),
        layer("attention", new MultiheadAttention(64, 4, true, false), words),
        layer(
            "transformer",
            new TransformerEncoderLayer(64, 4, 128, 0, Activation.relu(), 1e-5, false, false),
            words));
  }

  private static Layer layer(String name, Module module, Shape input) {
    return new Layer("layer-" + name, module, input);
  }
}
