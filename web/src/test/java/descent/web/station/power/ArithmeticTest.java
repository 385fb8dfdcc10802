package descent.web.station.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.data.Circles;
import descent.engine.data.Dataset;
import descent.engine.data.Sine;
import descent.engine.experiment.Weights;
import descent.web.frame.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
  private static final Dataset RINGS = new Circles(42).generate().train();
  private static final Dataset WAVE = new Sine(42).generate().train();

  /** Sums of a few hundred doubles around 1. */
  private static final double ROUNDING = 1e-9;

  /** A central difference with this step is good to some 1e-8 where no ReLU switches. */
  private static final double STEP = 1e-5;

  private static final double DIFFERENCE = 1e-6;

  private static final Arithmetic.Opener NOTHING =
      new Arithmetic.Opener() {
        @Override
        public void openWeight(int from) {}

        @Override
        public void openPoint(int point) {}
      };

  @Test
  void everyPageOfEveryNeuronAddsUp() {
    for (Dataset points : List.of(RINGS, WAVE)) {
      int inputs = points.inputs().shape().perRow();
      Net net =
          Net.of("Network", Basis.polynomial(inputs, 1), weights(inputs, 5, 4, 1), inputs > 1);
      double[] point = Net.place(points, 7, new double[inputs]);
      for (int layer = 0; layer < net.layers(); layer++) {
        for (int neuron = 0; neuron < net.layer(layer).biases().length; neuron++) {
          for (Explanation.Page page : explain(net, points, layer, neuron, 0, point).pages()) {
            assertEquals(page.sum(), total(page), ROUNDING, page.name());
          }
        }
      }
      Explanation output = explain(net, points, 2, 0, 0, point);
      assertEquals(List.of("Forward", "Here", "Blame", "Learn"), names(output));
      assertEquals(net.sum(point), output.pages().get(0).sum(), ROUNDING);
      assertEquals(net.sum(point), output.pages().get(1).sum(), ROUNDING);
    }
  }

  @Test
  void aWeightLearnsByTheSlopeOfTheMeanLoss() {
    for (Dataset points : List.of(RINGS, WAVE)) {
      int inputs = points.inputs().shape().perRow();
      for (int layer = 0; layer < 3; layer++) {
        Net net = Net.of("", Basis.polynomial(inputs, 1), weights(inputs, 5, 4, 1), inputs > 1);
        Net.Dense dense = net.layer(layer);
        for (int from = 0; from <= dense.weights()[0].length; from++) {
          List<Explanation.Page> pages =
              explain(net, points, layer, 0, from, new double[inputs]).pages();
          double[] numbers = from < dense.weights()[0].length ? dense.weights()[0] : dense.biases();
          int at = from < dense.weights()[0].length ? from : 0;
          double here = numbers[at];
          numbers[at] = here + STEP;
          double above = loss(net, points);
          numbers[at] = here - STEP;
          double below = loss(net, points);
          numbers[at] = here;
          assertEquals((above - below) / (2 * STEP), pages.getLast().sum(), DIFFERENCE);
        }
      }
    }
  }

  @Test
  void theBrakeHoldsAFittedLineWhereItIs() {
    List<Net> fitted = new ArrayList<>();
    ExactFit fit = new ExactFit("Line", RINGS, Basis.polynomial(2, 2), 1, true, fitted::add);
    while (fit.step()) {}
    for (int from = 0; from <= 5; from++) {
      Explanation.Page learn =
          explain(fitted.getFirst(), RINGS, 0, 0, from, new double[2]).pages().getLast();
      // The fit ends when no element of the gradient of 500 points is above 1e-7.
      assertEquals(0, learn.sum(), 1e-7);
      assertTrue(learn.consequence().contains("arrived"), learn.consequence());
    }
  }

  @Test
  void featuresThatAreLeftOutAreNotComputed() {
    Basis basis = Basis.polynomial(2, 2).toggled(1).toggled(3);
    assertEquals(List.of("x\u2081", "x\u2081\u00b2", "x\u2082\u00b2"), basis.names());
    assertEquals("10101", basis.mask());
    double[] values = new double[3];
    basis.of(new double[] {2, 3}, values, 0);
    assertEquals(List.of(2.0, 4.0, 9.0), List.of(values[0], values[1], values[2]));
    assertEquals(-1, basis.used(1));
    assertEquals(2, basis.used(4));
    assertEquals(basis.names(), Basis.polynomial(2, 2).masked("10101").names());
    assertEquals(5, Basis.polynomial(2, 2).masked("10").size());
    assertEquals(5, Basis.polynomial(2, 2).masked("00000").size());
    Basis last = Basis.right(PowerTask.CIRCLES).toggled(0);
    assertEquals(1, last.size());
  }

  private static Explanation explain(
      Net net, Dataset points, int layer, int neuron, int from, double[] place) {
    return new Arithmetic(net, points, layer, neuron, place, NOTHING).of(from);
  }

  private static double total(Explanation.Page page) {
    double total = 0;
    for (Explanation.Term term : page.terms()) {
      total += term.value();
    }
    return total;
  }

  private static List<String> names(Explanation explanation) {
    return explanation.pages().stream().map(Explanation.Page::name).toList();
  }

  private static double loss(Net net, Dataset points) {
    double sum = 0;
    double[] place = new double[points.inputs().shape().perRow()];
    for (int i = 0; i < points.size(); i++) {
      double z = net.sum(Net.place(points, i, place));
      double truth = points.targets().get(i, 0);
      sum += net.isLogistic() ? Math.log1p(Math.exp(z)) - truth * z : (z - truth) * (z - truth);
    }
    return sum / points.size();
  }

  private static Weights weights(int... sizes) {
    Random random = new Random(5);
    List<Weights.Entry> entries = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      entries.add(entry(random, "weight", Shape.of(sizes[i], sizes[i - 1])));
      entries.add(entry(random, "bias", Shape.of(sizes[i])));
    }
    return new Weights(entries);
  }

  private static Weights.Entry entry(Random random, String name, Shape shape) {
    float[] values =
        new float
            [shape.sizes().length == 1 ? shape.sizes()[0] : shape.sizes()[0] * shape.sizes()[1]];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Weights.Entry(name, shape, values);
  }
}
