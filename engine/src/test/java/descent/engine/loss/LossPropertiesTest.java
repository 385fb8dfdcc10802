package descent.engine.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every loss, whatever it is shown. */
class LossPropertiesTest {
  static Stream<Loss> losses() {
    return Stream.of(
        new MSELoss(),
        new L1Loss(),
        new HuberLoss(1),
        new SmoothL1Loss(1),
        new HingeLoss(),
        new BCELoss(),
        new BCEWithLogitsLoss(),
        new NLLLoss(),
        new KLDivLoss(),
        new CrossEntropyLoss());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void refusesTargetsOfAnotherShape(Loss loss) {
    Graph graph = new Graph();
    Tensor y = graph.input("y", Shape.rows(3));
    Tensor target = graph.input("target", Shape.rows(5));
    var error = assertThrows(IllegalArgumentException.class, () -> loss.apply(y, target));
    assertTrue(error.getMessage().contains("3"), error.getMessage());
    assertTrue(error.getMessage().contains("5"), error.getMessage());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void givesANumberForASingleRow(Loss loss) {
    double[] losses = run(loss, 1, 0.25);
    assertEquals(1, losses.length);
    assertTrue(Double.isFinite(losses[0]), loss + " gives " + losses[0]);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void passesNanOn(Loss loss) {
    assertTrue(Double.isNaN(run(loss, 1, Double.NaN)[0]), loss + " hides what is no number");
  }

  @Test
  void countsNothingForAProbabilityOfZero() {
    assertEquals(0, run(new KLDivLoss(), 1, -2, 0)[0]);
    double half = 0.5;
    assertEquals(3 * half * (Math.log(half) + 2), run(new KLDivLoss(), 1, -2, half)[0], 1e-15);
  }

  private static double[] run(Loss loss, int rows, double answer) {
    return run(loss, rows, answer, 1);
  }

  /** Losses of rows of answers that are all the same number, and so are the targets. */
  private static double[] run(Loss loss, int rows, double answer, double aim) {
    Graph graph = new Graph();
    Tensor y = graph.input("y", Shape.rows(3), true);
    Tensor target = graph.input("target", loss.targetShape(y.shape()));
    Tensor result = loss.apply(y, target);
    graph.output("loss", result);
    Backend backend = new ReferenceBackend();
    Program program = Program.compile(graph, backend, 2, true);
    try (Memory memory = backend.reserve(program.elements())) {
      Frame frame = program.frame(0, 0, 0, 0);
      frame.begin(rows, 0, 1);
      for (int i = 0; i < 3 * rows; i++) {
        memory.write(frame.at(y) + i, new double[] {answer}, 0, 1);
      }
      memory.kernels().fill(frame.elements(target), aim, frame.at(target));
      program.prepare(memory.kernels(), frame);
      program.forward(memory.kernels(), frame);
      program.backward(memory.kernels(), frame);
      double[] losses = new double[frame.elements(result)];
      memory.read(frame.at(result), losses, 0, losses.length);
      return losses;
    }
  }
}
