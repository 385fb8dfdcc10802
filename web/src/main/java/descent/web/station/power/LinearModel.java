package descent.web.station.power;

import descent.engine.plot.Ticks;
import descent.web.frame.Explanation;
import descent.web.frame.Terms;
import java.util.ArrayList;
import java.util.List;

/**
 * A line in the features of a basis.
 *
 * @param name what the page calls it
 * @param weights one for each feature
 * @param isLogistic whether its sum is squashed to a probability
 */
record LinearModel(String name, Basis basis, double[] weights, double bias, boolean isLogistic)
    implements Model {
  @Override
  public double sum(double[] place) {
    double[] features = features(place);
    double sum = bias;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }

  private double[] features(double[] place) {
    double[] features = new double[weights.length];
    basis.of(place, features, 0);
    return features;
  }

  @Override
  public Explanation explain(double[] place) {
    double[] features = features(place);
    List<Explanation.Term> terms = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      terms.add(
          new Explanation.Term(
              basis.names().get(i),
              List.of(Terms.number(features[i]), Terms.number(weights[i])),
              weights[i] * features[i]));
    }
    double sum = sum(place);
    List<Explanation.Term> rows = Terms.loudest(terms, "others");
    rows.add(new Explanation.Term("bias", List.of("", Terms.number(bias)), bias));
    return new Explanation(
        name,
        List.of(
            new Explanation.Page(
                "Forward",
                Wording.at(place)
                    + (weights.length == 1
                        ? " One feature, one weight:"
                        : " " + weights.length + " features, each with its weight:"),
                List.of("Feature", "value f", "weight w", "w\u00b7f"),
                rows,
                isLogistic ? "sum z" : "y",
                sum,
                Wording.verdict(sum, isLogistic))));
  }

  /** The features by the size of their weights, the largest first. */
  List<String> strongest(int count) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < weights.length; i++) {
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(Math.abs(weights[b]), Math.abs(weights[a])));
    List<String> strongest = new ArrayList<>();
    for (int i = 0; i < Math.min(count, order.size()); i++) {
      int feature = order.get(i);
      strongest.add(
          Ticks.significantTrimmed(weights[feature], 3) + " " + basis.names().get(feature));
    }
    return strongest;
  }
}
