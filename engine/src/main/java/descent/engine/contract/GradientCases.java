package descent.engine.contract;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
import descent.engine.graph.Tensor;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A gradient check for every operation, at small sizes that are all different. */
public final class GradientCases {
  private static final int ROWS = 3;

  private final List<GradientCase> cases = new ArrayList<>();

  private GradientCases() {}

  /** All of them. */
  public static List<GradientCase> all() {
    GradientCases all = new GradientCases();
    all.elementwise();
    all.layers();
    all.losses();
    return List.copyOf(all.cases);
  }

  private void add(String name, Consumer<GradientNet> builder) {
    cases.add(new GradientCase(name, ROWS, builder));
  }

  private void elementwise() {
    for (Unary f : Unary.values()) {
      boolean positive = f == Unary.LOG || f == Unary.SQRT || f == Unary.RECIPROCAL;
      add(
          "map " + f,
          net ->
              net.output(net.between("x", positive ? 0.5 : -2, positive ? 4 : 2, 7).map(f, 1.5)));
    }
    add("plus", net -> net.output(net.input("a", 5).plus(net.input("b", 5))));
    add("minus", net -> net.output(net.input("a", 5).minus(net.input("b", 5))));
    add("times", net -> net.output(net.input("a", 5).times(net.input("b", 5))));
    add(
        "a tensor read twice",
        net -> {
          Tensor x = net.input("x", 5);
          net.output(x.times(x).plus(x.map(Unary.TANH)));
        });
    add("dropout", net -> net.module(new Dropout(0.4), 11));
  }

  private void layers() {
    add("linear", net -> net.module(new Linear(5, 4), 5));
    add("linear over time", net -> net.module(new Linear(5, 2, false), 4, 5));
    add("conv2d", net -> net.module(new Conv2d(2, 3, 3, 1, 1), 2, 5, 4));
    Geometry uneven = new Geometry(3, 2, 2, 1, 1, 0, 1, 2, false);
    add("conv2d, uneven", net -> net.module(new Conv2d(4, 6, uneven, 2, false), 4, 7, 5));
    add("max_pool2d", net -> net.module(new MaxPool2d(2), 3, 5, 6));
  }

  private void losses() {
    loss("mse", new MSELoss(), -1, 1);
    loss("l1", new L1Loss(), -1, 1);
    loss("bce", new BCELoss(), 0.1, 0.9);
    loss("bce_with_logits", new BCEWithLogitsLoss(2.5), -2, 2);
    add(
        "cross_entropy",
        net ->
            net.output(
                new CrossEntropyLoss(0.1).apply(net.input("x", 5), net.indices("target", 5))));
  }

  private void loss(String name, Loss loss, double low, double high) {
    add(
        name,
        net -> {
          Tensor x = net.between("x", low, high, 4);
          net.output(loss.apply(x, net.given("target", Math.max(low, 0), 1, 4)));
        });
  }
}
