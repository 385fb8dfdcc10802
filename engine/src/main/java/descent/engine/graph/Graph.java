package descent.engine.graph;

import descent.engine.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is computed: tensors in an order in which they can be, named inputs and named outputs. An
 * output called {@code loss} holds one number a row; a program minimises scale * their sum.
 */
public final class Graph {
  private final ParameterSet parameters;
  private final ParameterSet buffers;
  private final List<Tensor> tensors = new ArrayList<>();
  private final Map<String, Tensor> inputs = new LinkedHashMap<>();
  private final Map<String, Tensor> outputs = new LinkedHashMap<>();

  /**
   * An empty graph.
   *
   * @param parameters where parameters are declared, shared by all graphs of a run
   * @param buffers where running statistics are declared, likewise
   */
  public Graph(ParameterSet parameters, ParameterSet buffers) {
    this.parameters = parameters;
    this.buffers = buffers;
  }

  /** An empty graph with parameters and buffers of its own. */
  public Graph() {
    this(new ParameterSet(), new ParameterSet());
  }

  /** The parameters declared so far. */
  public ParameterSet parameters() {
    return parameters;
  }

  /** The running statistics declared so far. */
  public ParameterSet buffers() {
    return buffers;
  }

  /** A tensor whose numbers arrive with each batch. */
  public Tensor input(String name, Shape shape) {
    return input(name, shape, false);
  }

  /** A tensor whose numbers arrive with each batch; {@code gradient}: its derivative is wanted. */
  public Tensor input(String name, Shape shape, boolean gradient) {
    Tensor tensor = add(new Input(name, shape, gradient));
    inputs.put(name, tensor);
    return tensor;
  }

  /** A parameter, declared in the parameter set if it is new there. */
  public Tensor parameter(String name, Shape shape, Initializer initializer) {
    return add(new Variable(parameters.declare(name, shape, initializer), Variable.Role.TRAINED));
  }

  /** A parameter, declared likewise, that this graph reads and has no gradient of. */
  public Tensor frozen(String name, Shape shape, Initializer initializer) {
    return add(new Variable(parameters.declare(name, shape, initializer), Variable.Role.FROZEN));
  }

  /** A buffer: numbers that belong to the state but are not trained by the gradient. */
  public Tensor buffer(String name, Shape shape, Initializer initializer) {
    return add(new Variable(buffers.declare(name, shape, initializer), Variable.Role.BUFFER));
  }

  /** Numbers that never change, row-major. */
  public Tensor constant(Shape shape, double... values) {
    List<Double> boxed = new ArrayList<>();
    for (double value : values) {
      boxed.add(value);
    }
    return add(new Constant(shape, boxed));
  }

  /**
   * Numbers of the standard normal distribution times size, drawn anew for each step and row.
   *
   * @param fading over so many steps the size falls to 0 in a line; 0 for never
   */
  public Tensor noise(Shape shape, double size, int fading) {
    return add(new Noise(shape, size, fading, tensors.size()));
  }

  /** Noise of size 1 that does not fade. */
  public Tensor noise(Shape shape) {
    return noise(shape, 1, 0);
  }

  /** The tensor that this operation makes. */
  public Tensor add(Operation operation) {
    return add(operation, tensors.size() + 1L);
  }

  Tensor add(Operation operation, long noise) {
    for (Tensor input : operation.inputs()) {
      if (input.graph() != this) {
        throw new IllegalArgumentException(input + " belongs to another graph");
      }
    }
    Tensor tensor = new Tensor(this, tensors.size(), operation, noise);
    tensors.add(tensor);
    return tensor;
  }

  /** Names a result. */
  public void output(String name, Tensor tensor) {
    outputs.put(name, tensor);
  }

  /** The inputs by name. */
  public Map<String, Tensor> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  /** The results by name. */
  public Map<String, Tensor> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /**
   * The input of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Tensor in(String name) {
    return named(inputs, "input", name);
  }

  /**
   * The result of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Tensor out(String name) {
    return named(outputs, "output", name);
  }

  private static Tensor named(Map<String, Tensor> tensors, String kind, String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "There is no "
              + kind
              + " called "
              + name
              + ", only "
              + String.join(", ", tensors.keySet()));
    }
    return tensor;
  }

  /** All tensors, each after those it is made from. */
  List<Tensor> tensors() {
    return tensors;
  }

  /** How many operations read each tensor, by tensor id; being an output counts as one. */
  int[] uses() {
    int[] uses = new int[tensors.size()];
    for (Tensor tensor : tensors) {
      for (Tensor input : tensor.inputs()) {
        uses[input.id()]++;
      }
    }
    for (Tensor output : outputs.values()) {
      uses[output.id()]++;
    }
    return uses;
  }
}
