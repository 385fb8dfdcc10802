package descent.engine.contract;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.Tensor;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.random.CounterRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The graph of a gradient check, and the numbers that its inputs hold. */
final class GradientNet {
  private static final long NOISE = 0x0123_4567_89ab_cdefL;

  private final int rows;
  private final Graph graph = new Graph();
  private final Map<String, double[]> inputs = new LinkedHashMap<>();
  private final List<String> differentiable = new ArrayList<>();
  private int counter;

  GradientNet(int rows) {
    this.rows = rows;
  }

  Graph graph() {
    return graph;
  }

  Scope scope() {
    return Scope.root(graph, true);
  }

  Map<String, double[]> inputs() {
    return inputs;
  }

  List<String> differentiable() {
    return differentiable;
  }

  /** An input whose derivative is checked: numbers from [-1, 1). */
  Tensor input(String name, int... perRow) {
    return between(name, -1, 1, perRow);
  }

  /** An input whose derivative is checked: numbers from [low, high). */
  Tensor between(String name, double low, double high, int... perRow) {
    differentiable.add(name);
    Shape shape = Shape.rows(perRow);
    inputs.put(name, noise(shape.elements(rows), low, high));
    return graph.input(name, shape, true);
  }

  /** An input that is only read: numbers from [low, high). */
  Tensor given(String name, double low, double high, int... perRow) {
    Shape shape = Shape.rows(perRow);
    inputs.put(name, noise(shape.elements(rows), low, high));
    return graph.input(name, shape);
  }

  /** An input of integers from [0, bound). */
  Tensor indices(String name, int bound, int... perRow) {
    Tensor tensor = given(name, 0, bound, perRow);
    double[] values = new double[tensor.shape().elements(rows)];
    double[] drawn = noise(values.length, 0, bound);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.floor(drawn[i]);
    }
    inputs.put(name, values);
    return tensor;
  }

  void output(Tensor y) {
    output("y", y);
  }

  void output(String name, Tensor y) {
    graph.output(name, y.channelsFirst());
  }

  /** The most frequent case: y = module(x). */
  void module(Module module, int... perRow) {
    output(module.apply(input("x", perRow), scope()));
  }

  /** The next n random numbers from [low, high). */
  double[] noise(int n, double low, double high) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      values[i] = low + (high - low) * CounterRandom.uniform(NOISE, counter++);
    }
    return values;
  }
}
