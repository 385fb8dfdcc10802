package descent.web.station.digits;

import descent.engine.data.DrawnDigits;
import descent.engine.data.InkParts;
import descent.engine.plot.Ticks;
import descent.web.digit.Drawing;
import descent.web.digit.Pad;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.Parts;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Read: a pad to draw a digit on or a picture of the test set, its way through every layer of the
 * network, and the ten probabilities that come out.
 */
final class ReadRoom implements Room, Pad.Listener {
  private static final int CLASSES = 10;
  private static final int SIDE = 28;

  /** Less ink than this is a speck, not a part. */
  private static final int SPECK = 4;

  private final Bench bench;
  private final Stage stage;
  private final Parts parts;
  private final Look look;
  private final Pad pad;
  private final LensPanel lens;
  private final FlowPanel flow;
  private final UnitPanel unit;
  private int example;

  ReadRoom(Bench bench, Look look, Explainer explainer) {
    this.bench = bench;
    this.look = look;
    stage = bench.stage();
    parts = stage.parts();
    pad = new Pad(Dom.canvas("pad"), this);
    lens = new LensPanel(stage, look, explainer);
    flow = new FlowPanel(stage, look);
    unit = new UnitPanel(stage, "unit", look);
    parts.input("as-mnist").setChecked(stage.state().get("sheet", "").isEmpty());
    parts.onChange("as-mnist", this::changePreparation);
    Dom.onClick("clear", pad::clear);
    Dom.onClick("undo", pad::undo);
    Dom.onClick("example", this::showExample);
    parts.onChange("test-number", () -> bench.choose(number()));
    parts.onClick("test-random", () -> bench.choose((int) (Dom.now() * 1009 % 10_000)));
    parts.onClick("test-next", bench::nextMistake);
    for (HTMLElement button : Dom.all(parts.part("test"), "[data-number]")) {
      int number = Integer.parseInt(button.getAttribute("data-number"));
      Dom.on(button, "click", () -> bench.choose(number));
    }
    for (int i = 0; i < CLASSES; i++) {
      int digit = i;
      Dom.onClick("digit-" + i, () -> explainer.explain(look.stages() - 1, digit));
    }
    parts.onClick("explain-unit", explainer::explain);
    bench.tests().onProgress(doing -> parts.say("read-note", doing));
    bench.picture().listen(this::showPicture);
    look.listen(this::showAnswer);
  }

  @Override
  public void close() {
    pad.close();
    lens.panel().close();
    flow.panel().close();
    unit.panel().close();
  }

  // -- what is read

  @Override
  public void onInk() {
    Drawing drawing = pad.drawing();
    bench
        .picture()
        .set(
            Picture.drawn(
                drawing.isEmpty()
                    ? new byte[Picture.SIZE]
                    : isAsMnist() ? drawing.picture() : drawing.sheet()));
  }

  private boolean isAsMnist() {
    return parts.input("as-mnist").isChecked();
  }

  private void changePreparation() {
    stage.keep("sheet", isAsMnist() ? "" : "1");
    if (!pad.drawing().isEmpty()) {
      onInk();
    }
  }

  @Override
  public void onPen(boolean down) {
    Dom.say("pen", down ? "Pen down" : "Pen up");
  }

  private void showExample() {
    int digit = example % CLASSES;
    pad.show(DrawnDigits.strokes(digit, 1000 + example / CLASSES));
    example++;
    stage.announcer().say("An example of a " + digit + ".");
  }

  private int number() {
    try {
      return Integer.parseInt(parts.input("test-number").getValue().strip());
    } catch (NumberFormatException notNumber) {
      return 0;
    }
  }

  private void showPicture() {
    Picture picture = bench.picture().get();
    if (picture == null) {
      return;
    }
    stage.keep("image", picture.isDrawn() ? "" : String.valueOf(picture.number()));
    parts.input("test-number").setValue(picture.isDrawn() ? "" : "" + picture.number());
    boolean others = pad.drawing().isEmpty() && !picture.isEmpty();
    if (others || !picture.isDrawn()) {
      pad.show(picture.pixels());
    }
    parts.say("read-note", note(picture));
  }

  private String note(Picture picture) {
    TestSet tests = bench.tests().set().get();
    if (!picture.isDrawn()) {
      String kind = tests == null || tests.isMnist() ? "Test image " : "Drawn test image ";
      return kind + Ticks.write(picture.number(), 0) + ", written " + picture.label() + ".";
    }
    if (picture.isEmpty()) {
      return "The pad is empty. This is what the net says to nothing: its biases alone.";
    }
    int count = InkParts.count(picture.pixels(), SIDE, SPECK);
    return count > 1
        ? "Your ink is in "
            + count
            + " parts. The network takes all of it for one digit, though it may be two."
        : "";
  }

  // -- what comes out

  private void showAnswer() {
    double[] probabilities = look.probabilities();
    int best = look.best();
    for (int i = 0; i < CLASSES; i++) {
      Dom.byId("bar-" + i).getStyle().setProperty("width", 100 * probabilities[i] + "%");
      Dom.say("percent-" + i, percent(probabilities[i]));
      Dom.byId("row-" + i).setAttribute("data-best", String.valueOf(i == best));
    }
    Dom.say("answer", String.valueOf(best));
    Dom.say("sure", percent(probabilities[best]));
    stage.showItem("S2.17", best + " with " + percent(probabilities[best]));
    int second = best == 0 ? 1 : 0;
    for (int i = 0; i < CLASSES; i++) {
      second = i != best && probabilities[i] > probabilities[second] ? i : second;
    }
    stage
        .announcer()
        .murmur(
            "It reads " + best + ", " + percent(probabilities[best]) + ", then " + second + ".");
  }

  private static String percent(double share) {
    return Ticks.fixed(100 * share, 2) + " %";
  }
}
