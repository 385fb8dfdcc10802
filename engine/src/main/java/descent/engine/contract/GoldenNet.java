package descent.engine.contract;

import descent.engine.graph.Graph;
import descent.engine.graph.Tensor;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonBoolean;
import descent.engine.io.JsonNull;
import descent.engine.io.JsonNumber;
import descent.engine.io.JsonObject;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A golden case on its way to a graph: its attributes for the builder of its operation, and what
 * the graph's inputs and outputs are to be compared with. Parameters are found by name.
 */
final class GoldenNet {
  /**
   * An output of the graph.
   *
   * @param name in the golden case
   * @param scale for a loss, what the sum of its rows is multiplied by; 0 for a tensor
   * @param swapped whether the golden tensor has the rows as its second axis
   */
  record Output(String name, Tensor tensor, double scale, boolean swapped) {
    boolean isLoss() {
      return scale != 0;
    }
  }

  private final JsonObject json;
  private final Graph graph = new Graph();
  private final Map<String, GoldenValues> inputs = new LinkedHashMap<>();
  private final List<String> swappedInputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private boolean training = true;

  GoldenNet(JsonObject json) {
    this.json = json;
  }

  Graph graph() {
    return graph;
  }

  JsonObject json() {
    return json;
  }

  Map<String, GoldenValues> inputs() {
    return inputs;
  }

  List<Output> outputs() {
    return outputs;
  }

  boolean isSwapped(String input) {
    return swappedInputs.contains(input);
  }

  // -- for the builders of operations

  JsonObject attrs() {
    return json.object("attrs");
  }

  double number(String attr) {
    return attrs().number(attr);
  }

  int integer(String attr) {
    return (int) attrs().integer(attr);
  }

  /** A truth value, which may be written 0 or 1; false when it is missing. */
  boolean truth(String attr) {
    if (!attrs().has(attr)) {
      return false;
    }
    return switch (attrs().get(attr)) {
      case JsonBoolean truth -> truth.value();
      case JsonNumber number -> number.value() != 0;
      case JsonNull _ -> false;
      default -> throw new IllegalArgumentException(attr + " is neither true nor false");
    };
  }

  /** A size along height (0) or width (1), written as one number or two. */
  int size(String attr, int axis) {
    return attrs().get(attr) instanceof JsonArray pair ? pair.integers()[axis] : integer(attr);
  }

  boolean hasInput(String name) {
    return json.has("inputs") && json.object("inputs").has(name);
  }

  GoldenValues golden(String input) {
    return GoldenValues.of(json.object("inputs").object(input));
  }

  GoldenValues parameter(String name) {
    return GoldenValues.of(json.object("params").object(name));
  }

  /** How many rows the batch has: those of the first input. */
  int rows() {
    return inputs.values().iterator().next().sizes()[0];
  }

  /** An input of the case, as an input of the graph. */
  Tensor input(String name) {
    return input(name, golden(name));
  }

  /** An input whose rows are the second axis of its golden tensor, such as (layers, rows, h). */
  Tensor swappedInput(String name) {
    swappedInputs.add(name);
    return input(name, golden(name).swapped());
  }

  /** An input of these numbers. */
  Tensor input(String name, GoldenValues values) {
    inputs.put(name, values);
    boolean gradient = hasGradient(name) || (json.has("derivative") && name.equals("x"));
    return graph.input(name, values.rows(), gradient);
  }

  boolean hasGradient(String name) {
    return json.has("grads") && json.object("grads").has(name);
  }

  /** Builds modules as for evaluation. */
  void evaluate() {
    training = false;
  }

  Scope scope() {
    return Scope.root(graph, training);
  }

  /** The case's one tensor y is this. */
  void output(Tensor y) {
    output("y", y);
  }

  /** A tensor of the case. */
  void output(String name, Tensor tensor) {
    add(new Output(name, tensor.channelsFirst(), 0, false));
  }

  /** A tensor whose rows are the second axis of its golden twin. */
  void swappedOutput(String name, Tensor tensor) {
    add(new Output(name, tensor.channelsFirst(), 0, true));
  }

  /** The case's number y is scale * the sum of these losses of the rows. */
  void loss(String name, Tensor losses, double scale) {
    add(new Output(name, losses, scale, false));
  }

  private void add(Output output) {
    outputs.add(output);
    graph.output(output.name(), output.tensor());
  }

  /** The most frequent case: y = module(x). */
  void module(Module module) {
    output(module.apply(input("x"), scope()));
  }
}
