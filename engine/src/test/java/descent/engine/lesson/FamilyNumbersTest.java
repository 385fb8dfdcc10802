package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import descent.engine.Shape;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import descent.engine.loss.Gaussian;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Seed 001's worked examples of attention and of codes, by the engine's own operations. The
 * expected figures are exact arithmetic, rounded to the places shown.
 */
class FamilyNumbersTest {
  private static final double THREE_PLACES = 5e-4;

  @Test
  @Tag("S1.37")
  void s1x37TurnsScoresThatAddUpTo1x9IntoWeightsThatShareOneWhole() {
    double[] scores = {0.1, 0.8, 0.3, 0.1, 0.6};
    assertArrayEquals(
        new double[] {0.145, 0.293, 0.177, 0.145, 0.240},
        run(Tensor::softmax, scores, 5),
        THREE_PLACES);
    assertArrayEquals(
        new double[] {0.036, 0.586, 0.079, 0.036, 0.263},
        run(x -> x.times(4).softmax(), scores, 5),
        THREE_PLACES);
  }

  @Test
  @Tag("S1.40")
  void s1x40ReadsValuesByQueryAndKeys() {
    double[] keys = {2, 1, 0, 0.2, 1, 0.4};
    double[] values = {1, 0, 0, 1, 0.5, 0.5};
    double[] weights = run(x -> weights(x, keys).view(Shape.rows(3)), new double[] {1, 0.5}, 3);
    assertArrayEquals(new double[] {0.632, 0.116, 0.252}, weights, THREE_PLACES);
    double[] read =
        run(
            x -> weights(x, keys).attend(rows(x, values)).view(Shape.rows(2)),
            new double[] {1, 0.5},
            2);
    assertArrayEquals(new double[] {0.758, 0.242}, read, THREE_PLACES);
  }

  /** The weights (rows, 1, 1, 3) of one query x (rows, 2) over three keys. */
  private static Tensor weights(Tensor x, double[] keys) {
    return x.view(Shape.rows(1, 2)).attentionWeights(rows(x, keys), null, 1, false);
  }

  /** Three pairs of numbers (rows, 3, 2), the same for every row. */
  private static Tensor rows(Tensor x, double[] pairs) {
    Tensor nothing = Tensor.concat(List.of(x, x, x), 1).times(0);
    return nothing.plusRow(x.graph().constant(Shape.of(6), pairs)).view(Shape.rows(3, 2));
  }

  @Test
  @Tag("S1.47")
  void s1x47MeasuresAndSamplesACode() {
    double[] muAndLogVariance = {1, 0};
    assertArrayEquals(
        new double[] {0.5},
        run(
            x -> Gaussian.divergence(x.narrow(1, 0, 1), x.narrow(1, 1, 1)).view(Shape.rows(1)),
            muAndLogVariance,
            1),
        1e-15);
    assertArrayEquals(
        new double[] {0.6},
        run(
            x -> {
              Tensor noise = x.narrow(1, 1, 1).plusRow(x.graph().constant(Shape.of(1), -0.4));
              return Gaussian.sample(x.narrow(1, 0, 1), x.narrow(1, 1, 1), noise);
            },
            muAndLogVariance,
            1),
        1e-15);
  }

  @Test
  @Tag("S1.51")
  void s1x51MeetsHalfWayBetweenTwoCodes() {
    double[] codes = {0.2, 0.8, 0.3, 0.7, 0.1, 0.9};
    assertArrayEquals(
        new double[] {0.45, 0.45, 0.6},
        run(x -> x.narrow(1, 0, 3).plus(x.narrow(1, 3, 3)).times(0.5), codes, 3),
        1e-15);
  }

  /** What an operation makes of one row. */
  private static double[] run(Function<Tensor, Tensor> operation, double[] row, int outputs) {
    Graph graph = new Graph();
    Tensor x = graph.input("x", Shape.rows(row.length));
    Tensor y = operation.apply(x);
    graph.output("y", y);
    ReferenceBackend backend = new ReferenceBackend();
    Program program = Program.compile(graph, backend, 1, false);
    try (Memory memory = backend.reserve(program.elements())) {
      Frame frame = program.frame(0, 0, 0, 0);
      frame.begin(1, 0, 1);
      memory.write(frame.at(x), row, 0, row.length);
      program.prepare(memory.kernels(), frame);
      program.forward(memory.kernels(), frame);
      double[] result = new double[outputs];
      memory.read(frame.at(y), result, 0, outputs);
      return result;
    }
  }
}
