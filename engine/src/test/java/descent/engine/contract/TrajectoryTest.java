package descent.engine.contract;

import static org.junit.jupiter.api.Assertions.assertNull;

import descent.engine.Golden;
import descent.engine.backend.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole trainings against PyTorch's, on the reference. */
class TrajectoryTest {
  static List<TrajectoryCase> cases() {
    return TrajectoryCase.all(Golden::bytes);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void takesPyTorchsSteps(TrajectoryCase trajectory) {
    assertNull(trajectory.run(new ReferenceBackend(), TrajectoryCase.DOUBLE).failure());
  }
}
