package descent.engine.contract;

/**
 * How far results may be from the golden numbers: max |a - b| / max(1, max |golden|) over a tensor.
 *
 * @param forward of values
 * @param gradient of derivatives
 */
public record GoldenTolerance(double forward, double gradient) {
  /** For a backend in double precision; plain NumPy stays below 1e-14. */
  public static final GoldenTolerance DOUBLE = new GoldenTolerance(1e-12, 1e-11);

  /** For a backend in float; PyTorch's own float32 stays below 5.2e-7 and 6.0e-7. */
  public static final GoldenTolerance FLOAT = new GoldenTolerance(2e-6, 5e-6);
}
