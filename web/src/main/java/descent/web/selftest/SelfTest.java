package descent.web.selftest;

import descent.engine.contract.BackendContract;
import descent.engine.contract.ContractCase;
import descent.engine.contract.Outcome;
import descent.web.simd.SimdBackend;
import java.util.List;
import org.teavm.jso.JSExport;

/** What the self-test page calls: the cases one by one, so that it can show them as they come. */
public final class SelfTest {
  private static final List<ContractCase> CASES = BackendContract.cases();
  private static final SimdBackend BACKEND = new SimdBackend();

  private SelfTest() {}

  /** Nothing runs before the page asks for it. */
  public static void main(String[] arguments) {}

  /** How many cases there are. */
  @JSExport
  public static int caseCount() {
    return CASES.size();
  }

  /** What a case is about. */
  @JSExport
  public static String caseName(int number) {
    return CASES.get(number).name();
  }

  /** Runs a case; gives what went wrong, or nothing. */
  @JSExport
  public static String runCase(int number) {
    Outcome outcome = CASES.get(number).run(BACKEND);
    String failure = outcome.failure();
    if (BACKEND.reserved() != 0 && failure == null) {
      return BACKEND.reserved() + " elements were not freed";
    }
    return failure == null ? "" : failure;
  }
}
