package descent.engine.contract;

/** Thrown inside a case where a backend breaks the contract. */
final class ContractFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  ContractFailure(String message) {
    super(message);
  }

  static void require(boolean condition, String message) {
    if (!condition) {
      throw new ContractFailure(message);
    }
  }
}
