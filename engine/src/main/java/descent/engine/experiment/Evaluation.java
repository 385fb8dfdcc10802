package descent.engine.experiment;

/**
 * How well a network does on a data set.
 *
 * @param count samples
 * @param loss their mean loss
 * @param correct how many were answered right; 0 when values are predicted
 */
public record Evaluation(int count, double loss, int correct) {
  /** The share of right answers. */
  public double accuracy() {
    return (double) correct / count;
  }
}
