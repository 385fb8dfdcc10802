package descent.web.station.digits;

import descent.web.frame.Drawer;
import descent.web.frame.Stage;

/** Explains the chosen unit in the drawer, and goes on doing so while the picture changes. */
final class Explainer {
  private final Look look;
  private final Drawer drawer;

  Explainer(Stage stage, Look look) {
    this.look = look;
    drawer = new Drawer(stage);
    look.listen(this::refresh);
    look.spot().listen(this::refresh);
    stage.parts().onClick("explain-answer", this::explainAnswer);
  }

  private void refresh() {
    if (drawer.isOpen()) {
      explain();
    }
  }

  /** Explains the chosen unit. */
  void explain() {
    Look.Spot spot = look.spot().get();
    if (spot != null && look.isReady()) {
      drawer.show(new Arithmetic(look, this).of(spot));
    }
  }

  /** Chooses a unit and explains it. */
  void explain(int stage, int unit) {
    look.spot().set(new Look.Spot(stage, unit));
    explain();
  }

  private void explainAnswer() {
    if (look.isReady()) {
      explain(look.stages() - 1, look.best());
    }
  }
}
