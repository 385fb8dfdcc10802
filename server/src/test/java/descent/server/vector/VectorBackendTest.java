package descent.server.vector;

import static org.junit.jupiter.api.Assertions.assertNull;

import descent.engine.contract.BackendContract;
import descent.engine.contract.ContractCase;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every demand that the engine makes on a backend. */
class VectorBackendTest {
  private static final VectorBackend BACKEND = VectorBackend.withLanes(2);

  static Stream<ContractCase> cases() {
    return BackendContract.cases().stream();
  }

  @AfterAll
  static void close() {
    BACKEND.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void keepsTheContract(ContractCase contractCase) {
    assertNull(contractCase.run(BACKEND).failure());
  }
}
