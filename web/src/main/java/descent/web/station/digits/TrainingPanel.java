package descent.web.station.digits;

import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;

/** Trains the station's network on the machine that serves the page, if one does. */
final class TrainingPanel {
  private final TrainSettings settings;
  private final Scoreboard board;
  private final Consumer<String> openWeights;
  private final TestPictures tests;
  private @Nullable JSObject events;
  private String job = "";
  private String accuracy = "";
  private double right;
  private Catalogue.Entry trained;
  private boolean hasMnist;
  private boolean open = true;

  /**
   * A panel.
   *
   * @param openWeights is given the address of trained weights when the learner wants them used
   * @param tests knows who serves the page
   */
  TrainingPanel(
      TrainSettings settings, Scoreboard board, Consumer<String> openWeights, TestPictures tests) {
    this.settings = settings;
    this.board = board;
    this.openWeights = openWeights;
    this.tests = tests;
    trained = settings.model();
  }

  void open() {
    Dom.onClick("train-start", this::start);
    Dom.onClick("train-cancel", () -> TrainingService.cancel(job, this::refuse));
    Dom.onClick("train-open", () -> openWeights.accept(job + "/weights"));
    tests.server().listen(this::served);
  }

  void close() {
    open = false;
    endListening();
  }

  private void endListening() {
    if (events != null) {
      TrainingService.end(events);
      events = null;
    }
  }

  private void served() {
    TestPictures.Server server = tests.server().get();
    if (!open || server == null) {
      return;
    }
    hasMnist = server.hasMnist();
    Dom.show("train-served", server.trains());
    Dom.show("train-static", !server.trains());
    Dom.say(
        "train-line",
        "Here: "
            + server.backend()
            + ". "
            + (hasMnist
                ? "It has the 60,000 images of MNIST."
                : "MNIST is not on this machine, so it trains on drawn digits; ./descent fetch gets"
                    + " MNIST."));
  }

  private void start() {
    Dom.enable("train-start", false);
    trained = settings.model();
    Dom.show("train-error", false);
    Dom.show("train-done", false);
    String json = Json.write(ExperimentJson.write(settings.experiment(hasMnist)));
    TrainingService.begin(json, this::begun, this::refuse);
  }

  private void begun(String address) {
    if (!open) {
      return;
    }
    job = address;
    Dom.show("train-running", true);
    endListening();
    events = TrainingService.listen(job, this::happened);
  }

  private void refuse(String sentence) {
    if (!open) {
      return;
    }
    Dom.show("train-error", true);
    Dom.say("train-error", sentence);
    atRest();
  }

  private void atRest() {
    endListening();
    Dom.show("train-running", false);
    Dom.enable("train-start", true);
  }

  private void happened(String event, String json) {
    if (!open) {
      return;
    }
    JsonObject data = Json.parseObject(json);
    switch (event) {
      case "started" -> progress(0, "The training begins \u2026");
      case "progress" -> progress(data);
      case "epoch" -> epoch(data);
      case "done" -> done();
      case "cancelled" -> {
        Dom.say("train-line", "Cancelled.");
        atRest();
      }
      case "failed", "interrupted" ->
          refuse(data.has("error") ? data.string("error") : "The training was interrupted.");
      case "lost" -> refuse("The connection to the training service is lost.");
      default -> Dom.say("train-line", "Waiting for the training service \u2026");
    }
  }

  private void progress(JsonObject data) {
    double steps = data.number("steps");
    double epochs = data.number("epochs");
    // The epoch counts from 1, the step within it.
    double share = (data.number("epoch") - 1 + data.number("step") / steps) / epochs;
    String line = TrainingWords.place(data.number("epoch"), epochs, data.number("loss"));
    if (data.has("imagesPerSecond")) {
      line += ", " + TrainingWords.pace(data.number("imagesPerSecond"), data.number("secondsLeft"));
    }
    progress(share, line);
  }

  private static void progress(double share, String line) {
    Dom.byId("train-bar").getStyle().setProperty("width", 100 * share + "%");
    Dom.byId("train-progress").setAttribute("aria-valuenow", Ticks.fixed(100 * share, 0));
    Dom.say("train-line", line);
  }

  private void epoch(JsonObject data) {
    right = data.number("testAccuracy");
    accuracy = TrainingWords.accuracy(right);
    double share = data.number("epoch") / data.number("epochs");
    progress(share, "Epoch " + Ticks.write(data.number("epoch"), 0) + " done: " + accuracy);
  }

  private void done() {
    progress(1, "Done: " + accuracy + ".");
    board.addRun(trained, right, hasMnist);
    Dom.byId("train-download").setAttribute("download", trained.recipe().name() + ".safetensors");
    Dom.byId("train-download").setAttribute("href", job + "/weights");
    Dom.show("train-done", true);
    atRest();
  }
}
