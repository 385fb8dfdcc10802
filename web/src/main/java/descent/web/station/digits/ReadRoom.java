package descent.web.station.digits;

import descent.engine.data.DrawnDigits;
import descent.engine.plot.Ticks;
import descent.web.digit.DigitReader;
import descent.web.digit.Drawing;
import descent.web.digit.Pad;
import descent.web.digit.SeenPicture;
import descent.web.view.Announcer;
import descent.web.view.Dom;
import org.teavm.jso.dom.html.HTMLElement;

/** Read: a pad to draw a digit on, and what the network makes of it while you draw. */
final class ReadRoom implements Room, Pad.Listener {
  private static final int CLASSES = 10;

  private final Bench bench;
  private final Announcer announcer;
  private final Pad pad;
  private final SeenPicture seen;
  private boolean readingComes;
  private boolean open = true;
  private int example;

  ReadRoom(Bench bench) {
    this.bench = bench;
    announcer = bench.stage().announcer();
    seen = new SeenPicture(Dom.canvas("seen"));
    pad = new Pad(Dom.canvas("pad"), this);
    Dom.onClick("clear", pad::clear);
    Dom.onClick("undo", pad::undo);
    Dom.onClick("example", this::showExample);
    bench.reader().listen(this::readSoon);
    bench.picture().listen(this::readSoon);
  }

  @Override
  public void close() {
    open = false;
    pad.close();
    seen.close();
  }

  @Override
  public void onInk() {
    Drawing drawing = pad.drawing();
    bench
        .picture()
        .set(Picture.drawn(drawing.isEmpty() ? new byte[Picture.SIZE] : drawing.picture()));
  }

  @Override
  public void onPen(boolean down) {
    Dom.say("pen", down ? "Pen down" : "Pen up");
  }

  private void showExample() {
    int digit = example % CLASSES;
    pad.show(DrawnDigits.strokes(digit, 1000 + example / CLASSES));
    example++;
    announcer.say("An example of a " + digit + ".");
  }

  /** Reads at most once a frame. */
  private void readSoon() {
    if (!readingComes) {
      readingComes = true;
      Dom.nextFrame(this::read);
    }
  }

  private void read() {
    readingComes = false;
    Picture picture = bench.picture().get();
    DigitReader reader = bench.reader().get();
    if (!open || picture == null) {
      return;
    }
    seen.show(picture.pixels());
    if (picture.isEmpty() || reader == null) {
      showNothing();
      return;
    }
    double[] probabilities = reader.read(picture.pixels());
    int best = 0;
    for (int i = 0; i < CLASSES; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    for (int i = 0; i < CLASSES; i++) {
      showBar(i, probabilities[i], i == best);
    }
    Dom.say("answer", String.valueOf(best));
    String share = Ticks.fixed(100 * probabilities[best], 1) + " %";
    Dom.say("sure", share);
    announcer.murmur("It reads " + best + ", " + share + ".");
  }

  private static void showNothing() {
    for (int i = 0; i < CLASSES; i++) {
      showBar(i, 0, false);
    }
    Dom.say("answer", "\u2013");
    Dom.say("sure", "");
  }

  private static void showBar(int digit, double probability, boolean best) {
    HTMLElement bar = Dom.byId("bar-" + digit);
    bar.getStyle().setProperty("width", 100 * probability + "%");
    Dom.say("percent-" + digit, Ticks.fixed(100 * probability, 1) + " %");
    Dom.byId("row-" + digit).setAttribute("data-best", String.valueOf(best));
  }
}
