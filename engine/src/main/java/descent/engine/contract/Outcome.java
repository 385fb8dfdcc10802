package descent.engine.contract;

import org.jspecify.annotations.Nullable;

/**
 * What became of a case.
 *
 * @param failure what went wrong, as a sentence, or null when all is well
 */
public record Outcome(@Nullable String failure) {
  /** All is well. */
  public static final Outcome PASSED = new Outcome(null);

  /** Whether all is well. */
  public boolean passed() {
    return failure == null;
  }
}
