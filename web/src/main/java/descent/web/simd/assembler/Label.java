package descent.web.simd.assembler;

/**
 * Where a branch goes: to the end of a block, or back to the start of a loop.
 *
 * @param name for the text
 */
public record Label(String name) {
  /** Labels are told apart by identity, since blocks may share a name. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
