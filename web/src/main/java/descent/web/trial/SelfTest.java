package descent.web.trial;

import descent.engine.contract.BackendContract;
import descent.engine.contract.ContractCase;
import descent.engine.contract.GoldenCase;
import descent.engine.contract.GoldenTolerance;
import descent.engine.contract.Outcome;
import descent.engine.contract.PlatformContract;
import descent.web.simd.SimdBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cases of the backend contract, those of the platform, and golden ones, on one backend. */
final class SelfTest {
  private record Case(String name, Function<SimdBackend, Outcome> body) {}

  private final SimdBackend backend;
  private final List<Case> cases = new ArrayList<>();

  SelfTest(SimdBackend backend) {
    this.backend = backend;
    for (ContractCase each : BackendContract.cases()) {
      cases.add(new Case(each.name(), each::run));
    }
    for (ContractCase each : PlatformContract.cases()) {
      cases.add(new Case(each.name(), each::run));
    }
  }

  int addGolden(String json) {
    int before = cases.size();
    for (GoldenCase golden : GoldenCase.parse(json)) {
      if (golden.isThere()) {
        cases.add(new Case(golden.name(), b -> golden.run(b, GoldenTolerance.FLOAT)));
      }
    }
    return cases.size() - before;
  }

  int count() {
    return cases.size();
  }

  String name(int number) {
    return cases.get(number).name();
  }

  /** Runs a case; gives what went wrong, also when it left memory reserved. */
  @Nullable String run(int number) {
    long before = backend.reserved();
    Outcome outcome = cases.get(number).body().apply(backend);
    long left = backend.reserved() - before;
    if (left != 0 && outcome.passed()) {
      return name(number) + ": " + left + " elements were not freed";
    }
    return outcome.failure();
  }
}
