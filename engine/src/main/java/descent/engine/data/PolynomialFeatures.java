package descent.engine.data;

import descent.engine.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * scikit-learn's {@code PolynomialFeatures(degree, include_bias=False)}: all products of a sample's
 * numbers up to a degree, by degree and then in the order of their factors: for two numbers and
 * degree 2 that is x0, x1, x0^2, x0 x1, x1^2.
 */
public final class PolynomialFeatures {
  private final int inputs;
  private final List<int[]> products;

  /**
   * Lists the products.
   *
   * @param inputs how many numbers a sample has
   * @param degree the highest number of factors
   * @throws IllegalArgumentException if either is below 1
   */
  public PolynomialFeatures(int inputs, int degree) {
    if (inputs < 1 || degree < 1) {
      throw new IllegalArgumentException(
          "Polynomial features need at least 1 input and degree 1, got "
              + inputs
              + " and "
              + degree);
    }
    this.inputs = inputs;
    this.products = new ArrayList<>();
    for (int d = 1; d <= degree; d++) {
      addProducts(new int[d], 0, 0);
    }
  }

  /** How many numbers a transformed sample has. */
  public int outputs() {
    return products.size();
  }

  /** Samples with their products in place of their numbers. */
  public Numbers transform(Samples samples) {
    if (samples.shape().perRow() != inputs) {
      throw new IllegalArgumentException(
          "Polynomial features of "
              + inputs
              + " inputs cannot take samples of shape "
              + samples.shape());
    }
    double[] values = new double[samples.size() * outputs()];
    double[] sample = new double[inputs];
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j < inputs; j++) {
        sample[j] = samples.get(i, j);
      }
      transform(sample, values, i * outputs());
    }
    return Numbers.of(Shape.of(outputs()), values);
  }

  /** Writes the products of one sample's numbers into {@code values} from {@code at} on. */
  public void transform(double[] sample, double[] values, int at) {
    for (int j = 0; j < outputs(); j++) {
      double product = 1;
      for (int factor : products.get(j)) {
        product *= sample[factor];
      }
      values[at + j] = product;
    }
  }

  /** The products' names, such as {@code x0^2 x1}. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (int[] product : products) {
      StringBuilder name = new StringBuilder();
      for (int i = 0; i < product.length; ) {
        int power = 1;
        while (i + power < product.length && product[i + power] == product[i]) {
          power++;
        }
        name.append(i == 0 ? "x" : " x").append(product[i]);
        name.append(power == 1 ? "" : "^" + power);
        i += power;
      }
      names.add(name.toString());
    }
    return names;
  }

  /** All products whose first {@code at} factors stand, with the others not below {@code least}. */
  private void addProducts(int[] factors, int at, int least) {
    if (at == factors.length) {
      products.add(factors.clone());
      return;
    }
    for (int input = least; input < inputs; input++) {
      factors[at] = input;
      addProducts(factors, at + 1, input);
    }
  }
}
