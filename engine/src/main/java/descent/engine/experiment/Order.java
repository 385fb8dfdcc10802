package descent.engine.experiment;

/** In which order an epoch walks through the training set. */
public enum Order {
  /** As the samples stand. */
  SEQUENTIAL,
  /** A fresh torch.randperm from the run's stream for each epoch. */
  TORCH,
  /** A fresh numpy.random.permutation from the run's stream for each epoch. */
  NUMPY
}
