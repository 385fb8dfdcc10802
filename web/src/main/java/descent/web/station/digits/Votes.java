package descent.web.station.digits;

import descent.engine.classic.FilterShape;
import descent.engine.plot.Bars;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import java.util.Arrays;

/** "Edge detector?": the learner votes on a filter, then sees what it really answers to. */
final class Votes {
  /** A filter whose slope is more than half of it is called an edge detector. */
  private static final double MOSTLY = 0.5;

  private static final int NONE = 0;
  private static final int YES = 1;
  private static final int NO = 2;

  private final Stage stage;
  private final Parts parts;
  private final Bars shares =
      new Bars(
          "share of the filter",
          new String[] {"edge", "ink as such", "line, corner, spot"},
          100,
          0,
          " %");
  private final PlotPanel panel;
  private FilterShape[] shapes = {};
  private int[] votes = {};
  private int chosen = -1;

  Votes(Stage stage) {
    this.stage = stage;
    parts = stage.parts();
    panel = new PlotPanel(stage.mount("shares"), shares);
    stage.whenLeft(panel::close);
    parts.onClick("vote-yes", () -> vote(YES));
    parts.onClick("vote-no", () -> vote(NO));
  }

  /** Nobody has voted on these filters yet. */
  void begin(float[] filters) {
    shapes = new FilterShape[filters.length / 9];
    Arrays.setAll(shapes, i -> FilterShape.of(filters, i * 9));
    votes = new int[shapes.length];
    float low = 0;
    float high = 0;
    for (float weight : filters) {
      low = Math.min(low, weight);
      high = Math.max(high, weight);
    }
    stage.showItem(
        "S0.33",
        shapes.length
            + " filters of 3 \u00d7 3, weights from "
            + Ticks.fixed(low, 2)
            + " to "
            + Ticks.fixed(high, 2));
    show();
  }

  /** Speaks of another filter; -1 for none. */
  void choose(int filter) {
    chosen = filter < shapes.length ? filter : -1;
    show();
  }

  private void vote(int cast) {
    if (chosen >= 0) {
      votes[chosen] = cast;
      show();
      stage.announcer().say(parts.part("vote-line").getTextContent());
    }
  }

  private void show() {
    boolean voted = chosen >= 0 && votes[chosen] != NONE;
    parts.show("shares-part", voted);
    parts.enable("vote-yes", chosen >= 0);
    parts.enable("vote-no", chosen >= 0);
    parts.say("vote-name", chosen < 0 ? "Pick a filter." : "Filter " + (chosen + 1) + ":");
    parts.say("vote-line", voted ? verdict() : "");
    parts.say("vote-score", score());
    if (voted) {
      FilterShape shape = shapes[chosen];
      shares.show(new double[] {100 * shape.edge(), 100 * shape.ink(), 100 * shape.rest()});
      panel.redraw();
      panel.describe();
    }
  }

  private String verdict() {
    FilterShape shape = shapes[chosen];
    String edge =
        Ticks.fixed(100 * shape.edge(), 0)
            + " % of it is a slope, rising towards "
            + Ticks.fixed(shape.angle(), 0)
            + "\u00b0";
    return (votes[chosen] == YES ? "You say yes. " : "You say no. ")
        + edge
        + (shape.edge() > MOSTLY
            ? ": mostly an edge detector."
            : shape.ink() > MOSTLY ? ": mostly it answers to ink as such." : ": a mixture.");
  }

  private String score() {
    int voted = 0;
    int agreed = 0;
    int edges = 0;
    for (int i = 0; i < shapes.length; i++) {
      boolean edge = shapes[i].edge() > MOSTLY;
      edges += edge ? 1 : 0;
      voted += votes[i] == NONE ? 0 : 1;
      agreed += votes[i] == (edge ? YES : NO) ? 1 : 0;
    }
    if (voted == 0) {
      return "";
    }
    String line = voted + " voted on, " + agreed + " as measured.";
    return voted < shapes.length
        ? line
        : line + " Mostly edge detectors: " + edges + " of " + shapes.length + ".";
  }
}
