package descent.engine.contract;

import static org.junit.jupiter.api.Assertions.assertNull;

import descent.engine.backend.ReferenceBackend;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JVM's side of what the self-test page asks of a browser. */
class PlatformContractTest {
  static List<ContractCase> cases() {
    return PlatformContract.cases();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void computesTheSameEverywhere(ContractCase demand) {
    assertNull(demand.run(new ReferenceBackend()).failure());
  }
}
