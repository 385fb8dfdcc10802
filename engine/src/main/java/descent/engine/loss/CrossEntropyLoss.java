package descent.engine.loss;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;
import java.util.List;

/**
 * The mean of -log softmax(x)[t] for logits x (rows, classes) and class indices t (rows), or of
 * -sum t log softmax(x) for probabilities t (rows, classes).
 *
 * <p>Where a row has several targets, as in a sequence, its loss is their mean, and targets below 0
 * (such as -100, PyTorch's ignore_index) do not count.
 *
 * @param labelSmoothing how much of the target is spread evenly over all classes
 * @param classWeights what each class counts, or empty where all count the same; the mean is then
 *     over the weights of the targets
 * @param probabilities whether targets are probabilities
 */
public record CrossEntropyLoss(
    double labelSmoothing, List<Double> classWeights, boolean probabilities) implements Loss {
  /** Of class indices that all count the same. */
  public CrossEntropyLoss(double labelSmoothing) {
    this(labelSmoothing, List.of(), false);
  }

  /** Without label smoothing. */
  public CrossEntropyLoss() {
    this(0);
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of range, or probabilities come with weights
   */
  public CrossEntropyLoss {
    classWeights = List.copyOf(classWeights);
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss's label_smoothing must be between 0 and 1, but is " + labelSmoothing);
    }
    for (double weight : classWeights) {
      if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "CrossEntropyLoss's class weights must be 0 or more, but one is " + weight);
      }
    }
    if (probabilities && !classWeights.isEmpty()) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss weighs classes only for targets that are class indices");
    }
  }

  @Override
  public Shape targetShape(Shape prediction) {
    return probabilities ? prediction : prediction.withoutLast();
  }

  @Override
  public double weight(double target) {
    return classWeights.isEmpty() ? 1 : classWeights.get((int) target);
  }

  @Override
  public Tensor apply(Tensor prediction, Tensor target) {
    if (!classWeights.isEmpty()) {
      return weighted(prediction, target);
    }
    if (prediction.shape().rank() == 2) {
      return prediction.crossEntropy(target, labelSmoothing);
    }
    if (probabilities) {
      Tensor losses = prediction.crossEntropy(target, labelSmoothing);
      return losses.rowSum().times(1.0 / losses.shape().perRow());
    }
    return meanOfCounting(prediction, target);
  }

  private Tensor meanOfCounting(Tensor prediction, Tensor target) {
    Tensor counts = target.map(Unary.SHIFT, 0.5).map(Unary.STEP);
    Tensor losses = prediction.crossEntropy(target.map(Unary.RELU), labelSmoothing).times(counts);
    Tensor count = counts.rowSum();
    Tensor atLeastOne = count.map(Unary.SHIFT, -1).map(Unary.RELU).map(Unary.SHIFT, 1);
    return losses.rowSum().times(atLeastOne.map(Unary.RECIPROCAL));
  }

  private Tensor weighted(Tensor prediction, Tensor target) {
    if (prediction.shape().rank() != 2) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss weighs classes only where a row has one target, not for logits "
              + prediction.shape());
    }
    int classes = prediction.shape().size(1);
    if (classWeights.size() != classes) {
      throw new IllegalArgumentException(
          "CrossEntropyLoss has "
              + classWeights.size()
              + " class weights for "
              + classes
              + " classes");
    }
    Tensor table = prediction.graph().constant(Shape.of(classes, classes), smoothed());
    return prediction.crossEntropy(target.gatherFrom(table), 0);
  }

  /**
   * Row t: what target t wants of each class, (1 - smoothing) weight[t] of itself and smoothing /
   * classes weight[c] of each class c.
   */
  private double[] smoothed() {
    int classes = classWeights.size();
    double[] table = new double[classes * classes];
    for (int t = 0; t < classes; t++) {
      for (int c = 0; c < classes; c++) {
        double share = labelSmoothing / classes + (t == c ? 1 - labelSmoothing : 0);
        table[t * classes + c] = share * classWeights.get(c);
      }
    }
    return table;
  }
}
