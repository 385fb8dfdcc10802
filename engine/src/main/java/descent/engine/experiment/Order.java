package descent.engine.experiment;

/** In which order an epoch walks through the training set. */
public enum Order {
  /** As the samples stand. */
  SEQUENTIAL,
  /** A fresh torch.randperm from the run's stream for each epoch. */
  TORCH,
  /** A fresh numpy.random.permutation from the run's stream for each epoch. */
  NUMPY,
  /** As NUMPY, but without the samples at the end that do not fill a batch, as seed 002 does. */
  NUMPY_FULL_BATCHES
}
