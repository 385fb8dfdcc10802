package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.contract.Training.Phase;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonNumber;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;

/** What all trajectories do: load PyTorch's weights, take steps, compare losses and the end. */
final class TrajectoryRun implements AutoCloseable {
  private final String name;
  private final TrajectoryFiles files;
  private final JsonObject golden;
  private final double tolerance;
  private final Training training;

  /** Takes the parameters and buffers that a graph has declared from the files. */
  TrajectoryRun(
      String name, TrajectoryFiles files, Graph declared, Backend backend, double tolerance) {
    this.name = name;
    this.files = files;
    this.tolerance = tolerance;
    golden = files.run(name);
    training = new Training(backend, declared);
    for (Parameter parameter : declared.parameters().all()) {
      training.putParameter(parameter, files.initial(path(parameter)));
    }
    for (Parameter buffer : declared.buffers().all()) {
      if (buffer.shape().rank() > 0) {
        training.putBuffer(buffer, files.initial(path(buffer)));
      }
    }
  }

  @Override
  public void close() {
    training.close();
  }

  /** The name of a parameter in the files: {@code vae/enc/weight} for {@code enc.weight}. */
  private String path(Parameter parameter) {
    return name + "/" + parameter.name().replaceFirst("\\.", "/");
  }

  int steps() {
    return (int) golden.integer("steps");
  }

  /** A graph over the parameters of another one. */
  static Graph twin(Graph declared) {
    return new Graph(declared.parameters(), declared.buffers());
  }

  Phase phase(Graph graph, String prefix, Optimizer optimizer, Clipping clipping, int rows) {
    return training.new Phase(graph, prefix, optimizer, clipping, rows);
  }

  /** Compares what a step measured with the numbers of the files. */
  void compareStep(int step, double... measured) {
    JsonValue all = golden.array("losses").items().get(step);
    double[] expected =
        all instanceof JsonNumber one ? new double[] {one.value()} : ((JsonArray) all).numbers();
    for (int i = 0; i < expected.length; i++) {
      compare("number " + i + " of step " + step, expected[i], measured[i]);
    }
  }

  /**
   * Compares sum and sum of sizes of every parameter and buffer at the end. Only in double: where a
   * gradient is 0 in exact arithmetic (that of a key's bias in attention is), Adam makes full steps
   * of its rounding noise.
   */
  void compareParameters(Graph declared) {
    if (tolerance > TrajectoryCase.DOUBLE) {
      return;
    }
    JsonObject sums = golden.object("final_params_sum");
    for (Parameter parameter : declared.parameters().all()) {
      compareSums(sums, parameter, training.parameter(parameter));
    }
    for (Parameter buffer : declared.buffers().all()) {
      if (buffer.shape().rank() > 0) {
        compareSums(sums, buffer, training.buffer(buffer));
      }
    }
  }

  private void compareSums(JsonObject sums, Parameter parameter, double[] values) {
    double[] expected = sums.array(parameter.name().replaceFirst("\\.", "/")).numbers();
    double sum = 0;
    double sizes = 0;
    for (double value : values) {
      sum += value;
      sizes += Math.abs(value);
    }
    compare("the sum of " + parameter.name(), expected[0], sum);
    compare("the sum of sizes of " + parameter.name(), expected[1], sizes);
  }

  /** Compares answers of a graph from x to y, from one on, with those of the files; in double. */
  void compareAnswers(Graph graph, int rows, double[] x, int from) {
    if (tolerance > TrajectoryCase.DOUBLE) {
      return;
    }
    double[] expected = GoldenValues.of(golden.object("final")).data();
    double[] actual = training.run(graph, rows, x);
    for (int i = 0; i < expected.length; i++) {
      compare("answer " + i, expected[i], actual[from + i]);
    }
  }

  private void compare(String what, double expected, double actual) {
    double error = Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
    if (!(error <= tolerance)) {
      throw new ContractFailure(what + " should be " + expected + " and is " + actual);
    }
  }
}
