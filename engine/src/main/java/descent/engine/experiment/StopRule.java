package descent.engine.experiment;

import java.util.function.DoubleSupplier;

/**
 * When a run ends by itself: at the end of the first epoch that one of these says so.
 *
 * @param epochs after so many walks through the training set
 * @param lossBelow when the mean loss of the epoch is below this; 0 for never
 * @param accuracy when so large a share of the validation set is answered right; 0 for never
 * @param patience when the mean loss of an epoch has not fallen for so many epochs; 0 for never
 */
public record StopRule(int epochs, double lossBelow, double accuracy, int patience) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public StopRule {
    if (epochs < 1) {
      throw new IllegalArgumentException("A run needs at least 1 epoch, but got " + epochs);
    }
    if (!(lossBelow >= 0)) {
      throw new IllegalArgumentException(
          "The loss to stop at must be 0 (never) or more, but is " + lossBelow);
    }
    if (!(accuracy >= 0 && accuracy <= 1)) {
      throw new IllegalArgumentException(
          "The accuracy to stop at must be between 0 (never) and 1, but is " + accuracy);
    }
    if (patience < 0) {
      throw new IllegalArgumentException(
          "The patience must be 0 (endless) or more epochs, but is " + patience);
    }
  }

  /** After so many epochs, whatever the loss. */
  public static StopRule epochs(int epochs) {
    return new StopRule(epochs, 0, 0, 0);
  }

  /** The same, and also when an epoch's mean loss is below this. */
  public StopRule orLossBelow(double loss) {
    return new StopRule(epochs, loss, accuracy, patience);
  }

  /** The same, and also when this share of the validation set is answered right. */
  public StopRule orAccuracy(double share) {
    return new StopRule(epochs, lossBelow, share, patience);
  }

  /** The same, and also when the loss has not fallen for so many epochs. */
  public StopRule orPatience(int epochsWithoutGain) {
    return new StopRule(epochs, lossBelow, accuracy, epochsWithoutGain);
  }

  /**
   * Whether a run ends here.
   *
   * @param losses the mean loss of each finished epoch
   * @param measured the accuracy, asked for only where it matters
   */
  boolean ends(History.Series losses, DoubleSupplier measured) {
    int finished = losses.size();
    if (finished == 0) {
      return false;
    }
    return finished >= epochs
        || (lossBelow > 0 && losses.last() < lossBelow)
        || (patience > 0 && finished - 1 - losses.indexOfSmallest() >= patience)
        || (accuracy > 0 && measured.getAsDouble() >= accuracy);
  }
}
