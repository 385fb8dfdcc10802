package descent.web.station.digits;

import descent.engine.data.Dataset;
import descent.engine.metric.ConfusionMatrix;
import descent.engine.plot.Ticks;
import descent.web.frame.Stage;
import descent.web.view.Parts;
import org.jspecify.annotations.Nullable;

/**
 * Errors: the confusion matrix, whose cells open the pictures behind them, the mistakes in the
 * order of the network's certainty, and a hunt for ten of them.
 */
final class ErrorsRoom implements Room {
  private static final double VERY_GOOD = 0.95;
  private static final double GOOD = 0.9;

  private static final String[] NAMES = {
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"
  };

  private final Bench bench;
  private final Stage stage;
  private final Parts parts;
  private final Confusion confusion;
  private @Nullable Gallery gallery;
  private @Nullable TestResult result;
  private final Hunt hunt;
  private int cell;
  private long draw;

  ErrorsRoom(Bench bench) {
    this.bench = bench;
    stage = bench.stage();
    parts = stage.parts();
    hunt = new Hunt(stage);
    cell = (int) Math.clamp(stage.state().number("cell", -1), -1, 99);
    confusion = new Confusion(stage, this::openCell);
    bench.plots().add(confusion.panel());
    parts.choose("gallery-kind", stage.state().get("show", "cell"));
    parts.onChange(
        "gallery-kind",
        () -> {
          String kind = parts.chosen("gallery-kind");
          stage.keep("show", kind.equals("cell") ? "" : kind);
          showGallery();
        });
    parts.onChange("gallery-order", this::showGallery);
    parts.onClick(
        "gallery-more",
        () -> {
          draw++;
          showGallery();
        });
    parts.onClick("next-mistake", bench::nextMistake);
    parts.onClick("watch", () -> bench.show("read"));
    bench.tests().onProgress(doing -> parts.say("errors-line", doing));
    bench
        .examiner()
        .onProgress(share ->
            parts.say(
                "errors-line",
                "Reading the test images: " + Ticks.fixed(100 * share, 0) + " % \u2026"));
    bench.examiner().result().listen(this::show);
    bench.picture().listen(this::showChosen);
    parts.input("turned").setChecked(stage.state().get("turned", "").equals("1"));
    parts.onChange("turned", this::turn);
    turn();
    bench.examiner().want();
  }

  @Override
  public void close() {
    confusion.panel().close();
    if (gallery != null) {
      gallery.panel().close();
    }
  }

  private void turn() {
    boolean turned = parts.input("turned").isChecked();
    stage.keep("turned", turned ? "1" : "");
    bench.examiner().turn(turned);
  }

  private void show() {
    TestResult fresh = bench.examiner().result().get();
    if (fresh == null) {
      return;
    }
    result = fresh;
    if (gallery == null) {
      gallery = new Gallery(stage, fresh, this::pick);
      bench.plots().add(gallery.panel());
    }
    confusion.show(fresh);
    parts.say("errors-line", fresh.tests().name() + ", read by " + bench.readerName() + ".");
    String suffix = fresh.tests().suffix();
    ConfusionMatrix matrix = fresh.matrix();
    stage.showItem(
        "S2.12",
        Ticks.write(matrix.correct(), 0)
            + " right, "
            + Ticks.write(fresh.mistakes(), 0)
            + " wrong: "
            + Ticks.fixed(100 * matrix.accuracy(), 2)
            + " %"
            + suffix
            + verdict(matrix.accuracy()));
    if (cell < 0 && fresh.mistakes() > 0) {
      cell = fresh.worstCells(1, 0)[0];
    }
    confusion.choose(cell);
    hunt.begin();
    showGallery();
    showChosen();
  }

  private static String verdict(double accuracy) {
    return accuracy > VERY_GOOD ? ", above 95 %" : accuracy > GOOD ? ", above 90 %" : "";
  }

  private void openCell(int picked) {
    cell = picked;
    stage.keep("cell", String.valueOf(picked));
    confusion.choose(picked);
    parts.choose("gallery-kind", "cell");
    showGallery();
    stage.announcer().say(cellTitle());
  }

  private String cellTitle() {
    if (result == null || cell < 0) {
      return "";
    }
    int count = result.size(cell);
    String plural = count == 1 ? "" : cell / 10 == 6 ? "es" : "s";
    return Ticks.write(count, 0) + " " + NAMES[cell / 10] + plural + " read as " + cell % 10;
  }

  private void showGallery() {
    if (result == null || gallery == null) {
      return;
    }
    String kind = parts.chosen("gallery-kind");
    parts.show("gallery-more", kind.equals("random") || kind.equals("hunt"));
    parts.show("gallery-order", kind.equals("mistakes"));
    parts.show("hunt-line", kind.equals("hunt"));
    parts.show("random-line", kind.equals("random"));
    switch (kind) {
      case "mistakes" -> gallery.show(result, mistakes(), "All mistakes", false);
      case "random" -> {
        int[] any = Hunt.any(result, draw);
        gallery.show(result, any, "Drawn at random", false);
        stage.showItem("S2.13", result.rightOf(any) + " of " + any.length + " right");
      }
      case "hunt" ->
          gallery.show(result, Hunt.mixed(result, draw), "Which of these does it misread?", true);
      default ->
          gallery.show(
              result,
              cell < 0 ? new int[0] : result.cell(cell / 10, cell % 10),
              cellTitle(),
              false);
    }
  }

  private int[] mistakes() {
    if (result == null) {
      return new int[0];
    }
    int[] surest = result.surestMistakes();
    if (parts.input("gallery-order").getValue().equals("surest")) {
      return surest;
    }
    for (int i = 0, j = surest.length - 1; i < j; i++, j--) {
      int other = surest[i];
      surest[i] = surest[j];
      surest[j] = other;
    }
    return surest;
  }

  private void pick(int picture) {
    if (result != null) {
      if (parts.chosen("gallery-kind").equals("hunt")) {
        hunt.opened(!result.isRight(picture));
      }
      Dataset pictures = result.tests().pictures();
      bench.picture().set(Picture.of(pictures, picture));
    }
  }

  private void showChosen() {
    Picture picture = bench.picture().get();
    if (result == null || gallery == null || picture == null || picture.isDrawn()) {
      return;
    }
    int number = picture.number();
    gallery.choose(number);
    parts.show("chosen", true);
    parts.say(
        "chosen-line",
        "Test image "
            + Ticks.write(number, 0)
            + ": written "
            + result.label(number)
            + ", read as "
            + result.answer(number)
            + " with "
            + Ticks.fixed(100 * result.certainty(number), 1)
            + " %.");
  }
}
