package descent.engine.contract;

import java.util.ArrayList;
import java.util.List;

/** All demands on a backend, in the order of {@link descent.engine.backend.Kernels}. */
public final class BackendContract {
  private BackendContract() {}

  /** One case or more for each kernel, then memory and lanes. */
  public static List<ContractCase> cases() {
    List<ContractCase> cases = new ArrayList<>();
    cases.addAll(MovingContract.cases());
    cases.addAll(ProductContract.cases());
    cases.addAll(ElementwiseContract.cases());
    cases.addAll(WindowContract.cases());
    cases.addAll(ConvReluPoolContract.cases());
    cases.addAll(NormalisationContract.cases());
    cases.addAll(LossContract.cases());
    cases.addAll(OptimiserContract.cases());
    cases.addAll(MemoryContract.cases());
    return List.copyOf(cases);
  }
}
