package descent.web.station.digits;

import descent.engine.model.Models;
import descent.engine.model.Recipe;

/** Train: in this page, or on the machine that serves it. */
final class TrainRoom implements Room {
  private final PageTraining page;
  private final TrainingPanel server;

  TrainRoom(Bench bench) {
    Recipe recipe = Models.named("simple-cnn");
    page = new PageTraining(recipe, bench);
    server = new TrainingPanel(recipe, address -> open(bench, address), bench.tests());
    server.open();
  }

  private static void open(Bench bench, String address) {
    bench.fetchWeights(address);
    bench.show("read");
  }

  @Override
  public void close() {
    page.close();
    server.close();
  }
}
