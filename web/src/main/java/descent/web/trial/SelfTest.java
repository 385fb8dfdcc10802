package descent.web.trial;

import descent.engine.contract.BackendContract;
import descent.engine.contract.ContractCase;
import descent.engine.contract.GoldenCase;
import descent.engine.contract.GoldenTolerance;
import descent.engine.contract.Outcome;
import descent.engine.contract.TrajectoryCase;
import descent.web.simd.SimdBackend;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cases of the backend contract, and golden ones, on one backend. */
final class SelfTest {
  private static final String TRAJECTORIES = "trajectories.json";

  private record Case(String name, Function<SimdBackend, Outcome> body) {}

  private final SimdBackend backend;
  private final List<Case> cases = new ArrayList<>();
  private final Map<String, byte[]> files = new HashMap<>();

  SelfTest(SimdBackend backend) {
    this.backend = backend;
    for (ContractCase each : BackendContract.cases()) {
      cases.add(new Case(each.name(), each::run));
    }
  }

  /**
   * Takes a golden file: one of layers adds its cases, {@code trajectories.json} those of the
   * trajectories, whose other files must be here before it.
   */
  void addGolden(String name, byte[] content) {
    files.put(name, content);
    if (name.startsWith("layers/")) {
      for (GoldenCase golden : GoldenCase.parse(new String(content, StandardCharsets.UTF_8))) {
        cases.add(new Case(golden.name(), b -> golden.run(b, GoldenTolerance.FLOAT)));
      }
    } else if (name.equals(TRAJECTORIES)) {
      for (TrajectoryCase trajectory : TrajectoryCase.all(this::file)) {
        cases.add(new Case(trajectory.name(), b -> trajectory.run(b, TrajectoryCase.FLOAT)));
      }
    }
  }

  private byte[] file(String name) {
    byte[] content = files.get(name);
    if (content == null) {
      throw new IllegalStateException("The golden file " + name + " was not added");
    }
    return content;
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
