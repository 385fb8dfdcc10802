package descent.engine.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every optimiser, whatever its rate and gradient. */
class OptimizerPropertiesTest {
  static Stream<Arguments> optimizers() {
    return Stream.of(
        of("SGD", SGD::new),
        of("Adam", Adam::new),
        of("AdamW", AdamW::new),
        of("Adamax", Adamax::new),
        of("Adagrad", Adagrad::new),
        of("Adadelta", Adadelta::new),
        of("RMSprop", RMSprop::new));
  }

  private static Arguments of(String name, DoubleFunction<Optimizer> withRate) {
    return Arguments.of(name, withRate);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void refusesARateThatIsNone(String name, DoubleFunction<Optimizer> withRate) {
    for (double rate : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      var error = assertThrows(IllegalArgumentException.class, () -> withRate.apply(rate));
      assertTrue(error.getMessage().contains(String.valueOf(rate)), error.getMessage());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void stepsASingleParameterAgainstItsGradient(String name, DoubleFunction<Optimizer> withRate) {
    assertTrue(step(withRate.apply(0.1), 1) < 3);
    assertTrue(step(withRate.apply(0.1), -1) > 3);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void passesNanOn(String name, DoubleFunction<Optimizer> withRate) {
    assertEquals(Double.NaN, step(withRate.apply(0.1), Double.NaN));
  }

  /** A parameter of 3 after one step. */
  private static double step(Optimizer optimizer, double gradient) {
    int room = Backend.ALIGNMENT;
    try (Memory memory = new ReferenceBackend().reserve((2 + optimizer.stateBlocks()) * room)) {
      Kernels kernels = memory.kernels();
      memory.write(0, new double[] {3}, 0, 1);
      memory.write(room, new double[] {gradient}, 0, 1);
      optimizer.step(kernels, 1, 0, room, 2 * room, room, optimizer.lr(), 1);
      return memory.get(0);
    }
  }
}
