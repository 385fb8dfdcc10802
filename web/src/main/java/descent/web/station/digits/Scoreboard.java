package descent.web.station.digits;

import descent.engine.plot.Ticks;
import descent.web.digit.DigitReader;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.Parts;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * How well each network reads the test set: the shipped ones when the learner has them measured,
 * and each that the learner trains. Nothing here is typed in.
 */
final class Scoreboard {
  private static final String PIXELS = "digit-pixels";
  private static final String FEATURES = "digit-features";
  private static final String DENSE = "digit-recognition";
  private static final String CNN = "simple-cnn";
  private static final String[] FOUR = {PIXELS, FEATURES, DENSE, CNN};

  /** The results of one network: one that ships, and the learner's own runs. */
  private static final class Results {
    double shipped = Double.NaN;
    int runs;
    double sum;
    double squares;

    /** What the shipped weights reach, else the mean of the learner's runs. */
    double best() {
      return Double.isNaN(shipped) ? mean() : shipped;
    }

    double mean() {
      return runs == 0 ? Double.NaN : sum / runs;
    }

    /** The standard deviation of the learner's runs. */
    double spread() {
      return Math.sqrt(Math.max(0, (squares - sum * sum / runs) / (runs - 1)));
    }
  }

  private final Bench bench;
  private final Stage stage;
  private final Parts parts;
  private final Map<String, Results> all = new HashMap<>();

  /** What follows the table's name: which pictures its rows are about; null before any result. */
  private @Nullable String suffix;

  private boolean measuring;
  private boolean open = true;
  private @Nullable Pass pass;
  private @Nullable DigitReader measured;

  Scoreboard(Bench bench) {
    this.bench = bench;
    stage = bench.stage();
    parts = stage.parts();
    parts.onClick("measure", this::measure);
    bench.examiner().result().listen(this::addExamined);
  }

  // -- measuring what ships

  private void measure() {
    if (measuring) {
      return;
    }
    measuring = true;
    parts.enable("measure", false);
    parts.say("measure-line", "Bringing the test images \u2026");
    bench.tests().want();
    bench
        .tests()
        .set()
        .listen(() -> {
          if (measuring && pass == null) {
            measure(0);
          }
        });
  }

  private void measure(int which) {
    if (!open) {
      return;
    }
    if (which == FOUR.length) {
      measuring = false;
      parts.enable("measure", true);
      parts.say("measure-line", "Measured on " + tests().name() + ".");
      return;
    }
    Catalogue.Entry entry = Catalogue.named(FOUR[which]);
    bench.fetchReader(
        entry,
        reader -> {
          measured = reader;
          pass =
              Pass.begin(
                  reader,
                  tests(),
                  share ->
                      parts.say(
                          "measure-line",
                          entry.label() + ": " + Ticks.fixed(100 * share, 0) + " % read"),
                  result -> {
                    end();
                    addShipped(FOUR[which], result);
                    measure(which + 1);
                  });
        },
        sentence -> {
          measuring = false;
          parts.enable("measure", true);
          parts.say("measure-line", sentence);
        });
  }

  private TestSet tests() {
    TestSet set = bench.tests().set().get();
    if (set == null) {
      throw new IllegalStateException("The pictures to test with are not here yet");
    }
    return set;
  }

  private void end() {
    if (pass != null) {
      pass.end();
      pass = null;
    }
    if (measured != null) {
      measured.close();
      measured = null;
    }
  }

  private void addExamined() {
    TestResult result = bench.examiner().result().get();
    DigitReader reader = bench.reader().get();
    if (result != null && reader != null && !result.tests().isTurned()) {
      Catalogue.Entry entry = Catalogue.named(reader.recipe().name());
      if (entry.ships() && reader.origin().equals(entry.weights())) {
        addShipped(reader.recipe().name(), result);
      }
    }
  }

  // -- the table

  private void addShipped(String model, TestResult result) {
    String row = row(model, result.tests().suffix());
    results(row).shipped = result.matrix().accuracy();
    show(row);
  }

  /** A run of the learner's has ended with this share of the test set right. */
  void addRun(Catalogue.Entry model, double accuracy, boolean mnist) {
    String row = row(model.recipe().name(), mnist ? "" : TestSet.ON_DRAWN);
    Results results = results(row);
    results.runs++;
    results.sum += accuracy;
    results.squares += accuracy * accuracy;
    show(row);
  }

  private Results results(String row) {
    return all.computeIfAbsent(row, name -> new Results());
  }

  /**
   * The name of the row for a network's results on some pictures. The table is about the pictures
   * of its first result; those on others have rows of their own at the end, as have networks that
   * the notebooks do not show.
   *
   * @param pictures what follows results on them
   */
  private String row(String model, String pictures) {
    if (suffix == null) {
      suffix = pictures;
      parts.say("board-suffix", pictures);
    }
    String others = pictures.isEmpty() ? " on MNIST" : pictures;
    String behind = pictures.equals(suffix) ? "" : others;
    String row = model + behind;
    HTMLElement board = parts.part("board");
    if (board.querySelector(selector(row)) == null) {
      HTMLElement element = Dom.create("tr", "");
      element.setAttribute("data-model", row);
      element.setInnerHTML(
          "<th scope=\"row\"></th><td class=\"bar\"><i></i></td>"
              + "<td><b data-value></b> <small data-runs></small></td><td></td>");
      Dom.say(Dom.all(element, "th").getFirst(), Catalogue.named(model).label() + behind);
      board.appendChild(element);
    }
    return row;
  }

  private static String selector(String row) {
    return "[data-model=\"" + row + "\"]";
  }

  private void show(String row) {
    Results results = results(row);
    HTMLElement element = parts.part("board").querySelector(selector(row));
    Dom.all(element, ".bar i")
        .getFirst()
        .getStyle()
        .setProperty("width", 100 * results.best() + "%");
    Dom.say(Dom.all(element, "[data-value]").getFirst(), percent(results.best()));
    Dom.say(Dom.all(element, "[data-runs]").getFirst(), yours(results));
    switch (row) {
      case PIXELS -> stage.showItem("S0.28", percent(results.best()));
      case FEATURES -> stage.showItem("S0.29", percent(results.best()));
      default -> {}
    }
    showTogether();
  }

  private static String yours(Results results) {
    if (results.runs == 0) {
      return "";
    }
    return "yours "
        + percent(results.mean())
        + (results.runs == 1
            ? ""
            : " \u00b1 " + Ticks.fixed(100 * results.spread(), 2) + ", " + results.runs + " runs");
  }

  private void showTogether() {
    double pixels = results(PIXELS).best();
    double features = results(FEATURES).best();
    double cnn = results(CNN).best();
    if (!Double.isNaN(features + cnn)) {
      stage.showItem("S0.35", percent(features) + " and " + percent(cnn));
      if (!Double.isNaN(pixels)) {
        stage.showItem(
            "S0.34", percent(pixels) + " \u00b7 " + percent(features) + " \u00b7 " + percent(cnn));
      }
    }
  }

  private static String percent(double share) {
    return Ticks.fixed(100 * share, 1) + " %";
  }

  void close() {
    open = false;
    end();
  }
}
