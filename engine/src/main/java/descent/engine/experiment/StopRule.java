package descent.engine.experiment;

/**
 * When a run ends by itself.
 *
 * @param epochs after so many walks through the training set
 * @param lossBelow when the mean loss of a finished epoch is below this; 0 for never
 */
public record StopRule(int epochs, double lossBelow) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when epochs is below 1 or lossBelow is negative
   */
  public StopRule {
    if (epochs < 1) {
      throw new IllegalArgumentException("A run needs at least 1 epoch, but got " + epochs);
    }
    if (!(lossBelow >= 0)) {
      throw new IllegalArgumentException(
          "The loss to stop at must be 0 (never) or more, but is " + lossBelow);
    }
  }

  /** After so many epochs, whatever the loss. */
  public static StopRule epochs(int epochs) {
    return new StopRule(epochs, 0);
  }

  /** The same, and also when an epoch's mean loss is below this. */
  public StopRule orLossBelow(double loss) {
    return new StopRule(epochs, loss);
  }

  boolean ends(int finishedEpochs, double epochLoss) {
    return finishedEpochs >= epochs || epochLoss < lossBelow;
  }
}
