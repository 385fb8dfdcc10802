package descent.web.station.digits;

import descent.engine.experiment.Inspection;
import descent.engine.plot.Ticks;
import descent.web.digit.DigitReader;
import descent.web.frame.Stage;

/** What to take along, with the numbers of the network that reads. */
final class TakeAway {
  private final Stage stage;
  private final Bench bench;
  private final Look look;

  TakeAway(Stage stage, Bench bench, Look look) {
    this.stage = stage;
    this.bench = bench;
    this.look = look;
  }

  /** Fills the words in, now and for each network. */
  void begin() {
    look.listen(this::show);
  }

  private void show() {
    Inspection network = look.inspection();
    StringBuilder sizes = new StringBuilder(Ticks.write(Picture.SIZE, 0));
    int last = Picture.SIZE;
    for (int i = 0; i < look.stages(); i++) {
      int size = network.shape(i).perRow();
      if (size != last) {
        sizes.append(" \u2192 ").append(Ticks.write(size, 0));
        last = size;
      }
    }
    stage.showItem("S0.36", sizes.toString());
    DigitReader reader = bench.reader().get();
    if (reader != null) {
      stage.showItem("S2.18", Ticks.write(reader.weights().count(), 0));
    }
  }
}
