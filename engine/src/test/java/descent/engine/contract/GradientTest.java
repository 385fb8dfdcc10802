package descent.engine.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation's gradient against central differences. */
class GradientTest {
  static List<GradientCase> cases() {
    return GradientCases.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void matchesCentralDifferences(GradientCase gradient) {
    assertNull(gradient.run(new ReferenceBackend()).failure());
  }

  @Test
  void noticesAWrongGradient() {
    // At a kink the difference quotient lies between the slopes on both sides.
    GradientCase kink =
        new GradientCase("kink", 1, net -> net.output(net.between("x", 0, 0, 1).map(Unary.RELU)));
    assertFalse(kink.run(new ReferenceBackend()).passed());
  }
}
