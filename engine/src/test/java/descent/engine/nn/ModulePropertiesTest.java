package descent.engine.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.graph.Frame;
import descent.engine.graph.Geometry;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every layer, whatever it is shown. */
class ModulePropertiesTest {
  private static final List<Module> MODULES =
      List.of(
          new Linear(3, 2),
          new Conv2d(2, 4, 3, 1, 1),
          new Conv2d(2, 4, 3, 1, 0),
          new ConvTranspose2d(2, 3, Geometry.square(2, 2, 0), 0, 0, 1, true),
          new MaxPool2d(2),
          new AvgPool2d(Geometry.square(3, 2, 1), false),
          new AdaptiveAvgPool2d(3, 2),
          new AdaptiveMaxPool2d(1, 2),
          new Upsample(3, 2, true),
          new Upsample(2, 2, false),
          new BatchNorm1d(3),
          new BatchNorm2d(2),
          new LayerNorm(3),
          new Embedding(7, 8),
          new PositionalEncoding(),
          new RNN(3, 4),
          new LSTM(3, 4),
          new GRU(3, 4),
          new MultiheadAttention(3, 1, true, true),
          new Softmax(false),
          new Flatten(),
          new Dropout(0.25),
          Activation.leakyRelu(0.2),
          Activation.tanh(),
          Activation.sigmoid());

  private static final List<int[]> SHAPES =
      List.of(
          new int[] {1},
          new int[] {3},
          new int[] {5},
          new int[] {1, 3},
          new int[] {4, 3},
          new int[] {2, 5},
          new int[] {2, 1, 1},
          new int[] {2, 5, 6},
          new int[] {3, 4, 4},
          new int[] {2, 2, 2, 2});

  static Stream<Module> modules() {
    return MODULES.stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void takesAShapeOrSaysWhyNot(Module module) {
    int taken = 0;
    for (int[] sizes : SHAPES) {
      Graph graph = new Graph();
      try {
        module.apply(graph.input("x", Shape.rows(sizes)), Scope.root(graph, true));
        taken++;
      } catch (IllegalArgumentException e) {
        assertSentence(e, module + " on " + Arrays.toString(sizes));
      }
    }
    assertTrue(taken > 0, module + " takes no shape");
  }

  @ParameterizedTest
  @MethodSource("modules")
  void answersASingleRow(Module module) {
    for (int[] sizes : SHAPES) {
      for (double value : run(module, sizes, 1, 0.5)) {
        assertTrue(Double.isFinite(value), module + " gives " + value);
      }
    }
  }

  @Test
  void refusesABatchOfNoRowsOrTooMany() {
    for (int rows : new int[] {0, 3}) {
      var error =
          assertThrows(
              IllegalArgumentException.class,
              () -> run(Activation.tanh(), new int[] {3}, rows, 0.5));
      assertEquals("This frame holds 1 to 2 rows, but got " + rows, error.getMessage());
    }
  }

  /** Nothing throws and nothing hangs: what comes out is a number or NaN. */
  @ParameterizedTest
  @MethodSource("modules")
  void answersNanAndInfinity(Module module) {
    if (module instanceof Embedding) {
      return; // Its inputs are indices.
    }
    for (int[] sizes : SHAPES) {
      for (double value : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
        assertNotNull(run(module, sizes, 2, value));
      }
    }
  }

  /** The output for rows that are all the same number; nothing where the shape is not taken. */
  private static double[] run(Module module, int[] sizes, int rows, double value) {
    Graph graph = new Graph();
    Tensor x = graph.input("x", Shape.rows(sizes));
    Tensor y;
    try {
      y = module.apply(x, Scope.root(graph, false)).channelsFirst();
    } catch (IllegalArgumentException e) {
      return new double[0];
    }
    graph.output("y", y);
    Backend backend = new ReferenceBackend();
    Program program = Program.compile(graph, backend, 2, false);
    int parameters = graph.parameters().elements();
    int buffers = graph.buffers().elements();
    try (Memory memory = backend.reserve(parameters + buffers + program.elements())) {
      double[] ones = new double[parameters + buffers];
      Arrays.fill(ones, 0.25);
      memory.write(0, ones, 0, ones.length);
      Frame frame = program.frame(parameters + buffers, 0, 0, parameters);
      frame.begin(rows, 0, 1);
      double[] inputs = new double[rows * x.shape().perRow()];
      Arrays.fill(inputs, value);
      memory.write(frame.at(x), inputs, 0, inputs.length);
      program.prepare(memory.kernels(), frame);
      program.forward(memory.kernels(), frame);
      double[] outputs = new double[frame.elements(y)];
      assertEquals(rows * y.shape().perRow(), outputs.length);
      memory.read(frame.at(y), outputs, 0, outputs.length);
      return outputs;
    }
  }

  private static void assertSentence(IllegalArgumentException e, String what) {
    String message = e.getMessage();
    boolean sized = message != null && message.chars().anyMatch(Character::isDigit);
    assertTrue(sized, what + ": " + message);
  }
}
