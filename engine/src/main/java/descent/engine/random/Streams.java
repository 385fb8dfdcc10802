package descent.engine.random;

/**
 * The two generators of a run, both begun at its seed: PyTorch's for its own initialisers and batch
 * orders, NumPy's for the networks that the notebooks write in NumPy.
 */
public record Streams(TorchRandom torch, NumpyRandom numpy) {
  /** Both streams from their beginning. */
  public static Streams of(long seed) {
    return new Streams(new TorchRandom(seed), new NumpyRandom(seed));
  }
}
