package descent.engine.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import descent.engine.random.Streams;
import descent.engine.random.TorchRandom;
import org.junit.jupiter.api.Test;

class FusionTest {
  /** Both sides work in double; only the order of the sums differs. */
  private static final double TOLERANCE = 1e-12;

  private static final int ROWS = 3;

  /** Not the lessons' network: 5 and 12 channels on 20x20 images. */
  private static final Module CNN =
      Sequential.of(
          new Conv2d(1, 5, 3, 1, 1),
          Activation.relu(),
          new MaxPool2d(2),
          new Conv2d(5, 12, 3, 1, 1),
          Activation.relu(),
          new MaxPool2d(2),
          new Flatten(),
          new Linear(12 * 5 * 5, 7),
          Activation.tanh(),
          new Linear(7, 4));

  @Test
  void fusesConvolutionBlocksAndActivations() {
    Graph fused = Fusion.fuse(graph(CNN, Shape.of(1, 20, 20)));
    assertEquals(2, count(fused, ConvReluPool.class));
    assertEquals(0, count(fused, MaxPool2d.class));
    Program program = Program.compile(fused, new ReferenceBackend(), ROWS, true);
    assertTrue(program.toString().startsWith("Program of "), program.toString());
  }

  @Test
  void computesWhatTheUnfusedGraphComputes() {
    Graph plain = graph(CNN, Shape.of(1, 20, 20));
    double[] expected = run(plain, 20 * 20);
    double[] actual = run(Fusion.fuse(plain), 20 * 20);
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(
          expected[i], actual[i], TOLERANCE * Math.max(1, Math.abs(expected[i])), "at " + i);
    }
  }

  @Test
  void keepsWhatSomethingElseReads() {
    Graph graph = new Graph();
    Tensor x = graph.input("x", Shape.rows(3));
    Tensor weight = graph.parameter("weight", Shape.of(2, 3), (values, streams) -> {});
    Tensor z = x.affine(weight, null);
    graph.output("z", z);
    graph.output("y", z.map(Kernels.Unary.RELU));
    Graph fused = Fusion.fuse(graph);
    assertFalse(fused.out("y").operation() instanceof Affine);
    assertTrue(fused.out("z").operation() instanceof Affine);
  }

  private static int count(Graph graph, Class<?> operation) {
    int count = 0;
    for (Tensor tensor : graph.outputs().values()) {
      count = Math.max(count, countAbove(tensor, operation));
    }
    return count;
  }

  private static int countAbove(Tensor tensor, Class<?> operation) {
    int count = operation.isInstance(tensor.operation()) ? 1 : 0;
    for (Tensor input : tensor.operation().inputs()) {
      count += countAbove(input, operation);
    }
    return count;
  }

  private static Graph graph(Module module, Shape image) {
    Graph graph = new Graph();
    Tensor x = graph.input("x", Shape.rows(image.sizes()), true);
    Tensor y = module.apply(x, Scope.root(graph, true));
    Tensor target = graph.input("target", Shape.rows());
    graph.output("y", y);
    graph.output("loss", new CrossEntropyLoss().apply(y, target));
    return graph;
  }

  /** Outputs, the gradient of the input, and the gradients of all parameters. */
  private static double[] run(Graph graph, int inputSize) {
    ParameterSet parameters = graph.parameters();
    ReferenceBackend backend = new ReferenceBackend();
    Program program = Program.compile(graph, backend, ROWS, true);
    int gradients = parameters.elements();
    int base = 2 * gradients;
    try (Memory memory = backend.reserve(base + program.elements())) {
      Streams streams = Streams.of(1);
      for (Parameter parameter : parameters.all()) {
        double[] values = new double[parameter.elements()];
        parameter.initializer().fill(values, streams);
        memory.write(parameter.offset(), values, 0, values.length);
      }
      Frame frame = program.frame(base, 0, gradients, 0);
      frame.begin(ROWS, 0, 1.0 / ROWS);
      double[] images = new TorchRandom(2).randnDouble(ROWS * inputSize);
      memory.write(frame.at(graph.in("x")), images, 0, images.length);
      memory.write(frame.at(graph.in("target")), new double[] {2, 0, 3}, 0, ROWS);
      Kernels k = memory.kernels();
      program.prepare(k, frame);
      program.forward(k, frame);
      program.backward(k, frame);
      program.finish(k, frame);
      int outputs = frame.elements(graph.out("y"));
      double[] all = new double[outputs + images.length + parameters.elements()];
      memory.read(frame.at(graph.out("y")), all, 0, outputs);
      memory.read(frame.gradient(graph.in("x")), all, outputs, images.length);
      memory.read(gradients, all, outputs + images.length, parameters.elements());
      return all;
    }
  }
}
