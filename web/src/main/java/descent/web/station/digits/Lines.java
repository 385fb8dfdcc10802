package descent.web.station.digits;

import descent.engine.experiment.Inspection;
import descent.engine.nn.Linear;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.frame.Terms;
import descent.web.view.Parts;

/**
 * Seed 002's network line by line, {@code compute_loss}, {@code backward}, {@code train} and {@code
 * predict}, each line beside what it computes for the chosen picture alone.
 */
final class Lines {
  private static final double RATE = 0.1;

  private final Stage stage;
  private final Parts parts;
  private final Look look;

  Lines(Stage stage, Look look) {
    this.stage = stage;
    this.look = look;
    parts = stage.parts();
  }

  /** Fills the lines in, now and for each picture. */
  void begin() {
    double he = Math.sqrt(2.0 / Picture.SIZE);
    double xavier = Math.sqrt(1.0 / Picture.SIZE);
    stage.showItem(
        "S2.09",
        "\u221a(2/784) = " + Terms.number(he) + ", not \u221a(1/784) = " + Terms.number(xavier));
    parts.say(
        "line-batches",
        "60,000 // 128 = "
            + 60_000 / 128
            + ", and the last "
            + 60_000 % 128
            + " pictures of each epoch are left out");
    look.listen(this::show);
  }

  private void show() {
    Inspection network = look.inspection();
    int last = look.stages() - 1;
    int target = look.target();
    double p = look.probabilities()[target];
    String loss = "\u2212ln " + Terms.number(p) + " = " + Terms.number(-Math.log(p));
    stage.showItem("S2.23", loss);
    parts.say("line-loss", Terms.number(-Math.log(p)) + " / 1");
    parts.say(
        "line-probabilities",
        "ten numbers that add up to 1, p("
            + look.best()
            + ") = "
            + Terms.number(look.probabilities()[look.best()]));
    parts.say("line-argmax", String.valueOf(look.best()));
    double[] dz2 = look.gradients(last);
    parts.say(
        "line-dz2",
        "p \u2212 one-hot: "
            + Terms.number(dz2[target])
            + " for "
            + target
            + ", above 0 for the others");
    double[] a1 = network.values(last - 1);
    int unit = largest(a1);
    int digit = largest(dz2);
    double dw2 = a1[unit] * dz2[digit];
    parts.say(
        "line-dw2",
        a1.length + " \u00d7 10 products; the largest is " + product(a1[unit], dz2[digit], dw2));
    parts.say("line-db2", "dz2 itself: " + Terms.number(dz2[digit]) + " for " + digit);
    parts.say("line-w2", "this weight moves by " + Terms.number(-RATE * dw2));
    boolean hidden = last > 3 && network.layers().get(last - 3).module() instanceof Linear;
    parts.show("lines-hidden", hidden);
    if (hidden) {
      showHidden(network, last - 2);
    }
  }

  /** The layer before the last one, whose sums are at a stage. */
  private void showHidden(Inspection network, int at) {
    double[] dz1 = look.gradients(at);
    double[] x = network.values(at - 1);
    int on = 0;
    for (double sum : network.values(at)) {
      on += sum > 0 ? 1 : 0;
    }
    int unit = largest(dz1);
    int input = largest(x);
    double dw1 = x[input] * dz1[unit];
    parts.say(
        "line-dz1",
        on
            + " of "
            + dz1.length
            + " units are on and get a slope, unit "
            + (unit + 1)
            + " the largest: "
            + Terms.number(dz1[unit]));
    parts.say(
        "line-dw1",
        Ticks.write(x.length, 0)
            + " \u00d7 "
            + dz1.length
            + " products; the largest is "
            + product(x[input], dz1[unit], dw1));
    parts.say("line-w1", "this weight moves by " + Terms.number(-RATE * dw1));
  }

  private static String product(double a, double b, double product) {
    return Terms.number(a) + " \u00d7 " + Terms.number(b) + " = " + Terms.number(product);
  }

  private static int largest(double[] values) {
    int largest = 0;
    for (int i = 1; i < values.length; i++) {
      largest = Math.abs(values[i]) > Math.abs(values[largest]) ? i : largest;
    }
    return largest;
  }
}
