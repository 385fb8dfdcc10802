package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import descent.engine.loss.Loss;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network of which every layer can be read while it looks at one sample: what the layer
 * answers, and how the sample's loss changes with that answer. Layers are not fused, so that none
 * is missing. Not for use by two threads at once.
 */
public final class Inspection implements AutoCloseable {
  /**
   * A layer as the network's print-out lists it.
   *
   * @param name the beginning of its parameters' names, such as {@code features.0}
   * @param shape of its answers, the rows of a batch first
   */
  public record Layer(String name, Module module, Shape shape) {}

  private record Plan(Graph graph, List<Layer> layers, List<Tensor> answers) {}

  private final Plan plan;
  private final Program program;
  private final Frame frame;
  private final Memory memory;
  private boolean prepared;

  private Inspection(Plan plan, Program program, Frame frame, Memory memory) {
    this.plan = plan;
    this.program = program;
    this.frame = frame;
    this.memory = memory;
  }

  /**
   * Looks into a network with these weights.
   *
   * @param input the shape of one sample
   * @param loss what is derived; one target for a sample
   * @throws IllegalArgumentException when the weights are not this network's
   */
  public static Inspection of(
      Module model, Shape input, Loss loss, Weights weights, Backend backend) {
    ParameterSet parameters = new ParameterSet();
    ParameterSet buffers = new ParameterSet();
    Plan plan = plan(new Graph(parameters, buffers), model, input, loss);
    Program program = Program.compile(plan.graph(), backend, 1, true);
    int buffersAt = Backend.aligned(parameters.elements());
    int frameAt = buffersAt + Backend.aligned(buffers.elements());
    Memory memory = backend.reserve(Backend.sum(frameAt, program.elements()));
    try {
      new StateBlocks(parameters, buffers, memory, 0, buffersAt).write(weights);
    } catch (IllegalArgumentException wrongWeights) {
      memory.close();
      throw wrongWeights;
    }
    return new Inspection(plan, program, program.frame(frameAt, 0, 0, buffersAt), memory);
  }

  /** Parameters are frozen: only what flows through the layers is derived. */
  private static Plan plan(Graph graph, Module model, Shape input, Loss loss) {
    List<Layer> layers = new ArrayList<>();
    List<Tensor> answers = new ArrayList<>();
    Tensor x = graph.input("x", Shape.rows(input.sizes()), true);
    answers.add(x);
    Tensor y = apply(model, "", x, Scope.root(graph, false).frozen(), layers, answers);
    Tensor logits = y.channelsFirst();
    Tensor target = graph.input("target", loss.targetShape(logits.shape()));
    graph.output("loss", loss.apply(logits, target));
    return new Plan(graph, List.copyOf(layers), List.copyOf(answers));
  }

  private static Tensor apply(
      Module module, String name, Tensor x, Scope scope, List<Layer> layers, List<Tensor> answers) {
    if (module instanceof Sequential sequential) {
      Tensor y = x;
      for (Sequential.Child child : sequential.children()) {
        String inner = name.isEmpty() ? child.name() : name + "." + child.name();
        y = apply(child.module(), inner, y, scope.child(child.name()), layers, answers);
      }
      return y;
    }
    Tensor y = module.apply(x, scope);
    layers.add(new Layer(name, module, y.shape()));
    answers.add(y);
    return y;
  }

  /** The layers in their order. */
  public List<Layer> layers() {
    return plan.layers();
  }

  /** The shape of the answers of layer {@code stage - 1}; stage 0 is the sample itself. */
  public Shape shape(int stage) {
    return plan.answers().get(stage).shape();
  }

  /**
   * Lets the network look at a sample.
   *
   * @param target what it should answer, such as the index of the class
   * @throws IllegalArgumentException when the sample has another size than the network's input
   */
  public void look(double[] sample, double target) {
    Tensor x = program.graph().in("x");
    if (sample.length != x.shape().perRow()) {
      throw new IllegalArgumentException(
          "The network looks at "
              + x.shape().perRow()
              + " numbers, but the sample has "
              + sample.length);
    }
    if (!prepared) {
      program.prepare(memory.kernels(), frame);
      prepared = true;
    }
    frame.begin(1, 0, 1);
    memory.write(frame.at(x), sample, 0, sample.length);
    memory.write(frame.at(program.graph().in("target")), new double[] {target}, 0, 1);
    program.forward(memory.kernels(), frame);
  }

  /** Derives the loss of the sample that was looked at last. */
  public void backward() {
    program.backward(memory.kernels(), frame);
  }

  /** The loss of the sample. */
  public double loss() {
    return memory.get(frame.at(program.graph().out("loss")));
  }

  /** The answer of layer {@code stage - 1} in PyTorch's order; stage 0 is the sample itself. */
  public double[] values(int stage) {
    Tensor tensor = plan.answers().get(stage);
    return read(tensor, frame.at(tensor));
  }

  /** How the loss changes with each of {@link #values}, after {@link #backward}. */
  public double[] gradients(int stage) {
    Tensor tensor = plan.answers().get(stage);
    return read(tensor, frame.gradient(tensor));
  }

  private double[] read(Tensor tensor, int address) {
    double[] numbers = new double[tensor.shape().perRow()];
    memory.read(address, numbers, 0, numbers.length);
    if (!tensor.operation().channelsLast()) {
      return numbers;
    }
    int channels = tensor.shape().size(1);
    int pixels = numbers.length / channels;
    double[] ordered = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      ordered[i % channels * pixels + i / channels] = numbers[i];
    }
    return ordered;
  }

  /** Frees the memory. */
  @Override
  public void close() {
    memory.close();
  }
}
