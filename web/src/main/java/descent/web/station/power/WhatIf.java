package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;

/**
 * What the notebook did not try on the spirals: a looser brake, a tighter one, and features that
 * know what a spiral is. Each is fitted here, one after the other, while nothing waits for it.
 */
final class WhatIf {
  private final Stage stage;
  private final Dataset points;
  private final Slices slices;

  WhatIf(Stage stage, Dataset points, Slices slices) {
    this.stage = stage;
    this.points = points;
    this.slices = slices;
  }

  /** Fits all of them. */
  void begin() {
    fit("tight", Basis.polynomial(2, 6), 1);
    fit("notebook", Basis.polynomial(2, 6), 10);
    fit("loose", Basis.polynomial(2, 6), 1000);
    fit("degree-10", Basis.polynomial(2, 10), 1000);
    fit("polar", Basis.polar(), 1);
    fit("unwound", Basis.right(PowerTask.SPIRALS), 1);
  }

  private void fit(String part, Basis basis, double c) {
    slices.add(
        new ExactFit(
            part,
            points,
            basis,
            c,
            true,
            line ->
                stage
                    .parts()
                    .say("if-" + part, Ticks.fixed(100 * line.score(points).value(), 1) + " %")));
  }
}
