package descent.web.station.digits;

import descent.engine.data.Dataset;
import descent.engine.data.MnistFile;
import descent.engine.plot.Axis;
import descent.engine.plot.Chart;
import descent.engine.plot.HeatMap;
import descent.engine.plot.ImageGrid;
import descent.engine.plot.Series;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/** Pixels: the data set, and how a picture becomes the vector that a network is given. */
final class PixelsRoom implements Room {
  private static final int SIDE = 28;
  private static final int CLASSES = 10;
  private static final int FIRST = 20;

  private final Bench bench;
  private final Stage stage;
  private final Parts parts;
  private final ImageGrid samples = new ImageGrid("digit", 8, SIDE, SIDE).withCaptions();
  private final HeatMap picture =
      new HeatMap("row", HeatMap.numbered(SIDE), "column", HeatMap.numbered(SIDE));
  private final Ribbon ribbon = new Ribbon();
  private final Chart profile =
      new Chart(Axis.linear("column", 0, SIDE - 1), Axis.linear("byte", 0, 255));
  private final PlotPanel samplesPanel;
  private final PlotPanel picturePanel;
  private final PlotPanel ribbonPanel;
  private final PlotPanel profilePanel;
  private @Nullable Picture shown;
  private int row = 14;

  PixelsRoom(Bench bench) {
    this.bench = bench;
    stage = bench.stage();
    parts = stage.parts();
    samplesPanel = new PlotPanel(stage.mount("samples"), samples.withoutScale());
    picturePanel = new PlotPanel(stage.mount("digit"), picture);
    ribbonPanel = new PlotPanel(stage.mount("ribbon"), ribbon);
    profilePanel = new PlotPanel(stage.mount("profile"), profile);
    samplesPanel.onPick(this::chooseSample);
    picturePanel.onPick(cell -> chooseRow(cell / SIDE));
    ribbonPanel.onPick(number -> chooseRow(number / SIDE));
    row = (int) Math.clamp(stage.state().number("row", row), 0, SIDE - 1);
    parts.input("row").setValue(String.valueOf(row));
    Dom.on(
        parts.part("row"),
        "input",
        () -> chooseRow(Integer.parseInt(parts.input("row").getValue())));
    parts.onClick("from-bench", this::showBench);
    bench.tests().onProgress(doing -> parts.say("pixels-line", doing));
    bench.tests().samples().listen(this::showSamples);
    bench.tests().set().listen(this::showFacts);
    bench.tests().want();
  }

  @Override
  public void close() {
    samplesPanel.close();
    picturePanel.close();
    ribbonPanel.close();
    profilePanel.close();
  }

  private void showSamples() {
    Dataset data = bench.tests().samples().get();
    if (data == null) {
      return;
    }
    float[] pixels = new float[TestPictures.SAMPLES * Picture.SIZE];
    String[] labels = new String[TestPictures.SAMPLES];
    StringBuilder first = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      Picture sample = Picture.of(data, i);
      sample.put(pixels, i);
      labels[i] = String.valueOf(sample.label());
      first.append(i < CLASSES ? " " + labels[i] : "");
    }
    samples.show(pixels, labels, Tint.ink(1));
    stage.showItem("S2.02", first.substring(1));
    chooseSample(0);
    samplesPanel.describe();
  }

  private void showFacts() {
    TestSet tests = bench.tests().set().get();
    if (tests == null) {
      return;
    }
    int learn = tests.isMnist() ? (MnistFile.TRAIN_IMAGES.bytes() - 16) / Picture.SIZE : 0;
    String train = Ticks.write(learn, 0);
    String test = Ticks.write(tests.size(), 0);
    String size = SIDE + " \u00d7 " + SIDE;
    parts.say("pixels-line", tests.isMnist() ? "" : "MNIST is not at hand: these are drawn.");
    String both = tests.isMnist() ? train + " and " : "";
    stage.showItem("S0.25", both + test + " images of " + size + " pixels");
    stage.showItem(
        "S2.06", (tests.isMnist() ? train + " to learn from, " : "") + test + " to test");
    stage.showItem(
        "S2.01",
        Ticks.write(learn + tests.size(), 0)
            + " images, "
            + Picture.SIZE
            + " bytes from 0 to 255 each, "
            + tests.pictures().classes().size()
            + " classes");
  }

  private void chooseSample(int number) {
    Dataset data = bench.tests().samples().get();
    if (data != null) {
      samples.choose(number);
      samplesPanel.redraw();
      show(Picture.of(data, number), "Image " + number + ", a ");
    }
  }

  private void showBench() {
    Picture onBench = bench.picture().get();
    if (onBench != null) {
      samples.choose(-1);
      samplesPanel.redraw();
      show(onBench, onBench.isDrawn() ? "Your ink" : "Test image " + onBench.number() + ", a ");
    }
  }

  private void show(Picture fresh, String name) {
    shown = fresh;
    parts.say("digit-name", name + (fresh.isDrawn() ? "" : fresh.label()));
    float[] bytes = new float[Picture.SIZE];
    StringBuilder first = new StringBuilder();
    int most = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = fresh.pixels()[i] & 0xff;
      bytes[i] = value;
      most = Math.max(most, value);
      first.append(i < FIRST ? value + " " : "");
    }
    picture.show(bytes, Tint.ink(255));
    parts.say("first-pixels", first.toString().strip());
    stage.showItem(
        "S2.03",
        SIDE
            + " \u00d7 "
            + SIDE
            + " = "
            + Picture.SIZE
            + " bytes, largest "
            + most
            + " / 255 = "
            + Ticks.fixed(most / 255.0, 3));
    showOneHot(fresh);
    showRow();
    picturePanel.describe();
    ribbonPanel.describe();
  }

  private void showOneHot(Picture fresh) {
    StringBuilder vector = new StringBuilder();
    List<HTMLElement> cells = Dom.all(parts.part("one-hot"), "li");
    for (int i = 0; i < CLASSES; i++) {
      boolean hot = i == fresh.label();
      vector.append(i == 0 ? "[" : " ").append(hot ? 1 : 0);
      Dom.say(cells.get(i), hot ? "1" : "0");
      cells.get(i).setAttribute("data-hot", String.valueOf(hot));
    }
    stage.showItem(
        "S2.05", fresh.isDrawn() ? "nobody has labelled it" : vector.append("]").toString());
  }

  private void chooseRow(int chosen) {
    row = chosen;
    stage.keep("row", row == 14 ? "" : String.valueOf(row));
    parts.input("row").setValue(String.valueOf(row));
    showRow();
  }

  private void showRow() {
    if (shown == null) {
      return;
    }
    double[] columns = new double[SIDE];
    double[] bytes = new double[SIDE];
    int begin = -1;
    int end = -1;
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < SIDE; i++) {
      columns[i] = i;
      int value = shown.pixels()[row * SIDE + i] & 0xff;
      bytes[i] = value;
      if (value > 0) {
        begin = begin < 0 ? i : begin;
        end = i;
        run.append(value).append(' ');
      }
    }
    profile.show(List.of(Series.line("row " + row, columns, bytes)));
    ribbon.show(shown.pixels(), row);
    picture.choose(row * SIDE + Math.max(0, begin));
    parts.say("row-name", "Row " + row);
    stage.showItem(
        "S2.04", begin < 0 ? "all 0" : run.toString() + "at columns " + begin + "\u2013" + end);
    picturePanel.redraw();
    ribbonPanel.redraw();
    profilePanel.redraw();
    profilePanel.describe();
  }
}
