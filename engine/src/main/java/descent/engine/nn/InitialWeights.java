package descent.engine.nn;

import descent.engine.graph.Initializer;

/** From which numbers a {@link Linear} starts: PyTorch's, or those of a notebook in NumPy. */
public enum InitialWeights {
  /** Weights and biases from U(-b, b), b = 1 / sqrt(inFeatures). */
  TORCH,
  /** Seed 002: np.random.randn(in, out) * sqrt(2 / in), biases 0. */
  NUMPY_HE,
  /** Seed 001: np.random.uniform(-b, b, (in, out)), b = sqrt(6 / (in + out)), biases 0. */
  NUMPY_XAVIER,
  /** Seed 004: np.random.randn(in, out) * 0.1, biases 0. */
  NUMPY_TENTH,
  /** Seed 004's gradient descent: the same after the 10,000 tries of two weights at random. */
  NUMPY_TENTH_AFTER_SEARCH,
  /** Xavier's uniform distribution from PyTorch's stream, biases 0. */
  XAVIER,
  /** Kaiming's normal distribution for ReLU from PyTorch's stream, biases 0. */
  KAIMING;

  private static final int SEARCHED = 20_000;

  /** Of a matrix (out, in). NumPy's notebooks draw it as (in, out). */
  Initializer weight(int in, int out) {
    return switch (this) {
      case TORCH -> Init.kaimingUniform(in);
      case NUMPY_HE -> Init.transposed(out, in, Init.numpyHe(in));
      case NUMPY_XAVIER -> Init.transposed(out, in, Init.numpyXavier(in, out));
      case NUMPY_TENTH -> Init.transposed(out, in, Init.numpyNormal(0.1));
      case NUMPY_TENTH_AFTER_SEARCH -> Init.transposed(out, in, afterSearch(Init.numpyNormal(0.1)));
      case XAVIER -> Init.xavierUniform(in, out, 1);
      case KAIMING -> Init.kaimingNormalRelu(in);
    };
  }

  /** Of a bias. */
  Initializer bias(int in) {
    return this == TORCH ? Init.biasUniform(in) : Init.constant(0);
  }

  private static Initializer afterSearch(Initializer initializer) {
    return (values, streams) -> {
      for (int i = 0; i < SEARCHED; i++) {
        streams.numpy().standardNormal();
      }
      initializer.fill(values, streams);
    };
  }
}
