package descent.web.station.digits;

/** Train: choose a network, then train it in this page or on the machine that serves it. */
final class TrainRoom implements Room {
  private final PageTraining page;
  private final TrainingPanel server;

  TrainRoom(Bench bench, Scoreboard board) {
    page = new PageTraining(bench, board);
    TrainSettings settings = page.settings();
    bench.plots().addAll(page.panels());
    server =
        new TrainingPanel(
            settings,
            board,
            address -> {
              bench.prefer(settings.model());
              bench.fetchWeights(address);
              bench.show("read");
            },
            bench.tests());
    server.open();
  }

  @Override
  public void close() {
    page.close();
    server.close();
  }
}
