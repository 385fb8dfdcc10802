package descent.server.vector;

import descent.engine.contract.BackendContract;
import descent.engine.contract.ContractCase;
import descent.engine.contract.GoldenCase;
import descent.engine.contract.GoldenTolerance;
import descent.engine.contract.Outcome;
import java.io.IOException;
import java.util.List;

/**
 * The contract and the golden cases as a program of its own, for JVMs that were told to use other
 * vectors than they would by themselves. It prints the bits of a vector, then what failed.
 */
final class WidthCheck {
  private WidthCheck() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(Simd.LENGTH * Float.SIZE);
    List<GoldenCase> golden = VectorGoldenTest.cases().toList();
    try (VectorBackend backend = VectorBackend.withLanes(1)) {
      for (ContractCase each : BackendContract.cases()) {
        tell(each.run(backend));
      }
      for (GoldenCase each : golden) {
        tell(each.run(backend, GoldenTolerance.FLOAT));
      }
    }
    System.out.println("Tried " + (BackendContract.cases().size() + golden.size()));
  }

  private static void tell(Outcome outcome) {
    if (outcome.failure() != null) {
      System.out.println(outcome.failure());
    }
  }
}
