package descent.web.station.digits;

import descent.engine.plot.Ticks;
import descent.web.frame.Check;
import descent.web.frame.Stage;
import descent.web.view.Dom;

/** What the station asks afterwards; the page works the answers out. */
final class Questions {
  private static final int[] WIDTHS = {16, 32, 64, 96, 200, 256, 300, 512};
  private static final int PIXELS = 784;
  private static final int CLASSES = 10;

  private Questions() {}

  static void ask(Bench bench) {
    Stage stage = bench.stage();
    int hidden = WIDTHS[(int) (Math.random() * WIDTHS.length)];
    stage.parts().say("check-hidden", String.valueOf(hidden));
    int parameters = PIXELS * hidden + hidden + hidden * CLASSES + CLASSES;
    Check.ask(
        stage,
        "parameters",
        Check.count(
            () -> parameters,
            () ->
                "784 \u00d7 "
                    + hidden
                    + " + "
                    + hidden
                    + " + "
                    + hidden
                    + " \u00d7 10 + 10 = "
                    + Ticks.write(parameters, 0)
                    + "."));
    Dom.on(Dom.byQuery("form[data-check=recall]"), "focusin", () -> bench.examiner().want());
    int digit = (int) (Math.random() * CLASSES);
    stage.parts().say("check-digit", String.valueOf(digit));
    Check.ask(
        stage, "recall", Check.measure(() -> recall(bench, digit), () -> counts(bench, digit)));
  }

  /** NaN as long as no matrix is on the screen: then no answer is right. */
  private static double recall(Bench bench, int digit) {
    TestResult result = bench.examiner().result().get();
    return result == null ? Double.NaN : result.matrix().scores(digit).recall();
  }

  private static String counts(Bench bench, int digit) {
    TestResult result = bench.examiner().result().get();
    return result == null
        ? "Open the tab Errors: its matrix is what the question is about."
        : Ticks.write(result.matrix().count(digit, digit), 0)
            + " of "
            + Ticks.write(result.matrix().support(digit), 0)
            + " were read right.";
  }
}
