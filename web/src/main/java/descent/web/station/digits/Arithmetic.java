package descent.web.station.digits;

import descent.engine.experiment.Inspection;
import descent.engine.experiment.Wiring;
import descent.web.frame.Explanation;
import descent.web.frame.Explanation.Term;
import descent.web.frame.Terms;
import java.util.ArrayList;
import java.util.List;

/** The sums behind the numbers of a network that looks at a picture, forward and backward. */
final class Arithmetic {
  private static final String BIAS = "bias";

  private final Look look;
  private final Explainer explainer;
  private final Inspection network;
  private final Wiring wiring;

  Arithmetic(Look look, Explainer explainer) {
    this.look = look;
    this.explainer = explainer;
    network = look.inspection();
    wiring = look.wiring();
  }

  /** Of a unit, or of a digit's probability where the unit is one of the last. */
  Explanation of(Look.Spot spot) {
    int last = look.stages() - 1;
    List<Explanation.Page> pages = new ArrayList<>();
    if (spot.stage() == last) {
      pages.add(softmax(spot.unit()));
      pages.add(loss());
    }
    pages.add(spot.stage() == 0 ? pixel(spot.unit()) : forward(spot.stage(), spot.unit()));
    pages.add(spot.stage() == last ? outermost(spot.unit()) : backward(spot));
    if (spot.stage() > 0 && Stages.isSigned(network, spot.stage())) {
      pages.add(learning(spot));
    }
    String title =
        spot.stage() == last
            ? "p(" + spot.unit() + ") = " + Terms.number(look.probabilities()[spot.unit()])
            : Stages.name(network, spot.stage())
                + ", "
                + Stages.unit(network, spot.stage(), spot.unit());
    return new Explanation(title, pages);
  }

  private Explanation.Page pixel(int unit) {
    double value = network.values(0)[unit];
    boolean isPixel = Stages.isImage(network, 0);
    String written = isPixel ? String.valueOf(look.picture()[unit] & 0xff) : Terms.number(value);
    return new Explanation.Page(
        "Forward",
        isPixel
            ? "A byte from 0, paper, to 255, ink, divided by 255."
            : "A feature is computed by hand, before the network begins.",
        List.of("Input", "byte", "share", "x"),
        List.of(
            new Term(
                Stages.shortly(network, 0, unit), List.of(written, isPixel ? "1/255" : ""), value)),
        "x",
        value,
        "");
  }

  private Explanation.Page forward(int stage, int unit) {
    double[] before = network.values(stage - 1);
    int speaker = unflattened(stage - 1);
    List<Term> terms = new ArrayList<>();
    double sum = 0;
    for (Wiring.Wire wire : wiring.incoming(stage, unit)) {
      double value = before[wire.place()];
      double term = value * wire.weight();
      sum += term;
      terms.add(term(speaker, wire.place(), value, wire.weight(), term));
    }
    List<Term> rows = Terms.loudest(terms, "others");
    double bias = wiring.bias(stage, unit);
    if (bias != 0) {
      rows.add(new Term(BIAS, List.of("", Terms.number(bias)), bias));
    }
    return new Explanation.Page(
        stage == look.stages() - 1 ? "Logit" : "Forward",
        heard(stage, terms.size()),
        List.of("From " + Stages.name(network, speaker), "sends a", "weight w", "w\u00b7a"),
        rows,
        "sum",
        sum + bias,
        after(stage, sum + bias));
  }

  private String heard(int stage, int count) {
    String name = Stages.name(network, stage);
    if (name.startsWith("ReLU")) {
      return "ReLU passes on what is above zero, times 1, and nothing else, times 0.";
    }
    if (name.startsWith("pool")) {
      return "The largest of four is passed on, times 1; the others count 0.";
    }
    return "It listens to " + count + (count == 1 ? " number." : " numbers.");
  }

  private String after(int stage, double sum) {
    boolean relu = stage + 1 < look.stages() && Stages.name(network, stage + 1).startsWith("ReLU");
    if (!relu) {
      return "";
    }
    return sum > 0
        ? "Above zero: ReLU passes " + Terms.number(sum) + " on."
        : "Not above zero: ReLU sends 0 on.";
  }

  private Explanation.Page backward(Look.Spot spot) {
    double[] next = look.gradients(spot.stage() + 1);
    List<Term> terms = new ArrayList<>();
    double sum = 0;
    for (Wiring.Wire wire : wiring.outgoing(spot.stage(), spot.unit())) {
      double slope = next[wire.place()];
      double term = slope * wire.weight();
      sum += term;
      terms.add(term(spot.stage() + 1, wire.place(), slope, wire.weight(), term));
    }
    return new Explanation.Page(
        "Backward",
        "Its part in the loss, where "
            + look.target()
            + " is right, comes back from "
            + terms.size()
            + (terms.size() == 1 ? " listener." : " listeners."),
        List.of("From " + Stages.name(network, spot.stage() + 1), "slope", "weight w", "product"),
        Terms.loudest(terms, "others"),
        "dloss",
        sum,
        "Raise this number by 0.01, and the loss moves by about " + Terms.number(0.01 * sum) + ".");
  }

  /** The slope of the weight that counts most for the unit: over all places where it is used. */
  private Explanation.Page learning(Look.Spot spot) {
    double[] before = network.values(spot.stage() - 1);
    double[] slopes = look.gradients(spot.stage());
    List<Wiring.Wire> wires = wiring.incoming(spot.stage(), spot.unit());
    Wiring.Wire strongest = wires.getFirst();
    for (Wiring.Wire wire : wires) {
      double push = Math.abs(wire.weight() * before[wire.place()]);
      strongest =
          push > Math.abs(strongest.weight() * before[strongest.place()]) ? wire : strongest;
    }
    List<Term> terms = new ArrayList<>();
    double sum = 0;
    int map = Stages.mapSize(network, spot.stage());
    int width = Stages.width(network, spot.stage());
    int first = spot.unit() / map * map;
    int channel = strongest.place() / map * map;
    int right = strongest.place() % width - spot.unit() % width;
    int down = (strongest.place() % map - spot.unit() % map - right) / width;
    for (int i = 0; i < map; i++) {
      int x = i % width + right;
      int y = i / width + down;
      if (map == 1 || (x >= 0 && x < width && y >= 0 && y < map / width)) {
        int place = map == 1 ? strongest.place() : channel + y * width + x;
        double term = slopes[first + i] * before[place];
        sum += term;
        terms.add(term(spot.stage(), first + i, slopes[first + i], before[place], term));
      }
    }
    return new Explanation.Page(
        "Learn",
        "Its strongest weight here is w = "
            + Terms.number(strongest.weight())
            + (map == 1 ? "." : ", used at " + terms.size() + " places of the picture."),
        List.of("At", "slope", "sends a", "product"),
        Terms.loudest(terms, "others"),
        "dW",
        sum,
        "Gradient descent at a rate of 0.1 moves this weight by " + Terms.number(-0.1 * sum) + ".");
  }

  /** A row that leads to the unit it speaks of. */
  private Term term(int stage, int place, double value, double weight, double product) {
    return new Term(
        Stages.shortly(network, stage, place),
        List.of(Terms.number(value), Terms.number(weight)),
        product,
        () -> explainer.explain(stage, place));
  }

  /** Flatten changes no number: what was before it tells where the number is in the picture. */
  private int unflattened(int stage) {
    return Stages.name(network, stage).equals("flatten") ? stage - 1 : stage;
  }

  // -- the ten answers

  private Explanation.Page softmax(int digit) {
    double[] logits = network.values(look.stages() - 1);
    List<Term> terms = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double power = Math.exp(logits[i]);
      sum += power;
      int other = i;
      terms.add(
          new Term(
              "digit " + i,
              List.of(Terms.number(logits[i])),
              power,
              () -> explainer.explain(look.stages() - 1, other)));
    }
    return new Explanation.Page(
        "Softmax",
        "Each logit z becomes e<sup>z</sup>, which is never below zero.",
        List.of("", "logit z", "e^z"),
        terms,
        "sum",
        sum,
        "p("
            + digit
            + ") is its part of the sum: "
            + Terms.number(Math.exp(logits[digit]))
            + " / "
            + Terms.number(sum)
            + " = "
            + Terms.number(look.probabilities()[digit])
            + ".");
  }

  private Explanation.Page loss() {
    double[] logits = network.values(look.stages() - 1);
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit);
    }
    int target = look.target();
    return new Explanation.Page(
        "Loss",
        (look.isLabelled() ? "The picture is a " + target : "Say that you meant a " + target)
            + ". The loss is \u2212ln p("
            + target
            + "), which is a difference of two numbers:",
        List.of("", "number"),
        List.of(
            new Term("ln of the sum", List.of(), Math.log(sum)),
            new Term("less the logit of " + target, List.of(), -logits[target])),
        "loss",
        Math.log(sum) - logits[target],
        "\u2212ln "
            + Terms.number(look.probabilities()[target])
            + " = "
            + Terms.number(-Math.log(look.probabilities()[target]))
            + ".");
  }

  private Explanation.Page outermost(int digit) {
    double p = look.probabilities()[digit];
    double truth = digit == look.target() ? 1 : 0;
    return new Explanation.Page(
        "Backward",
        "Softmax and cross-entropy together have the simplest slope there is: what it says less"
            + " what is right.",
        List.of("", "number"),
        List.of(
            new Term("p(" + digit + ")", List.of(), p),
            new Term("one-hot of " + look.target(), List.of(), -truth)),
        "dlogit",
        p - truth,
        truth == 1
            ? "Descent raises this logit, the more the less sure the network was."
            : "Descent lowers this logit, the more the surer the network was of " + digit + ".");
  }
}
