package descent.web.station.digits;

import descent.web.frame.Prediction;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.view.Dom;
import descent.web.view.Shortcuts;

/** Handwritten digits: who reads them, how well, and what is inside. */
public final class DigitStation implements Station {
  private final Stage stage;
  private final Tabs tabs;
  private final Bench bench;
  private final Look look;
  private final Scoreboard board;

  /** Builds the station in the page's HTML. */
  public DigitStation(Stage stage) {
    this.stage = stage;
    tabs = new Tabs(stage);
    bench = new Bench(stage, tabs::open);
    look = new Look(bench);
    Explainer explainer = new Explainer(stage, look);
    tabs.add("read", () -> new ReadRoom(bench, look, explainer));
    tabs.add("pixels", () -> new PixelsRoom(bench));
    tabs.add("features", () -> new FeaturesRoom(bench));
    tabs.add("inside", () -> new InsideRoom(bench, look, explainer));
    board = new Scoreboard(bench);
    tabs.add("train", () -> new TrainRoom(bench, board));
    tabs.add("errors", () -> new ErrorsRoom(bench));
  }

  @Override
  public void open() {
    new Lines(stage, look).begin();
    new TakeAway(stage, bench, look).begin();
    Prediction.ask(stage, "input", guess -> {});
    Questions.ask(bench);
    stage.share(new Sharing(bench));
    bench.useShippedWeights();
    bench.chooseFirst();
    tabs.openFromAddress();
    Dom.Ended keys = Shortcuts.listen(this::press);
    stage.whenLeft(keys::end);
  }

  private boolean press(String key) {
    if (key.equals("e")) {
      bench.nextMistake();
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    tabs.close();
    look.close();
    board.close();
    bench.close();
  }
}
