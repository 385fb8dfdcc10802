package descent.web.station.digits;

import descent.engine.classic.EdgeMap;
import descent.engine.data.Dataset;
import descent.engine.data.DigitFeatures;
import descent.engine.plot.Bars;
import descent.engine.plot.ImageGrid;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;
import descent.web.frame.Stage;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Features: the 71 numbers that were made of a picture by hand, and the edge maps beside them. */
final class FeaturesRoom implements Room {
  private static final int SIDE = 28;
  private static final int SHOWN = 5;

  /** What each plain feature is, in their order. */
  private static final String[] MEANINGS = {
    "mean of all pixels",
    "standard deviation of all pixels",
    "share of pixels above 0.3: ink",
    "mean of the top half",
    "mean of the bottom half",
    "mean of the left half",
    "mean of the right half",
    "|top \u2212 bottom|, called vertical symmetry",
    "|left \u2212 right|, called horizontal symmetry",
    "mean of the upper left quadrant",
    "mean of the upper right quadrant",
    "mean of the lower left quadrant",
    "mean of the lower right quadrant",
    "mean |difference| of neighbours side by side",
    "mean |difference| of neighbours one above the other"
  };

  private final Bench bench;
  private final Stage stage;
  private final Parts parts;
  private final FeaturePlot plot = new FeaturePlot();
  private final Bars bars =
      new Bars(
          "feature",
          DigitFeatures.names().subList(0, FeaturePlot.PLAIN).toArray(new String[0]),
          0.5,
          3,
          "");
  private final ImageGrid digits = new ImageGrid("digit", SHOWN, SIDE, SIDE).withoutScale();
  private final ImageGrid edges = new ImageGrid("edge map", SHOWN, SIDE, SIDE);
  private final PlotPanel plotPanel;
  private final PlotPanel barsPanel;
  private final PlotPanel digitsPanel;
  private final PlotPanel edgesPanel;
  private double[] features = new double[DigitFeatures.COUNT];
  private @Nullable Dataset samples;
  private int chosen = 3;

  FeaturesRoom(Bench bench) {
    this.bench = bench;
    stage = bench.stage();
    parts = stage.parts();
    plotPanel = new PlotPanel(stage.mount("features"), plot);
    barsPanel = new PlotPanel(stage.mount("plain"), bars);
    digitsPanel = new PlotPanel(stage.mount("edge-digits"), digits);
    edgesPanel = new PlotPanel(stage.mount("edges"), edges);
    plotPanel.onPick(this::choose);
    barsPanel.onPick(this::choose);
    digitsPanel.onPick(this::showSample);
    edgesPanel.onPick(this::showSample);
    stage.showItem("S0.26", String.valueOf(DigitFeatures.COUNT));
    bench.picture().listen(this::showBench);
    bench.tests().samples().listen(this::showSamples);
    bench.tests().want();
  }

  @Override
  public void close() {
    plotPanel.close();
    barsPanel.close();
    digitsPanel.close();
    edgesPanel.close();
  }

  private void showSamples() {
    samples = bench.tests().samples().get();
    if (samples == null) {
      return;
    }
    float[] pictures = new float[SHOWN * Picture.SIZE];
    float[] maps = new float[SHOWN * Picture.SIZE];
    String[] names = new String[SHOWN];
    String[] edgeNames = new String[SHOWN];
    float most = 0;
    for (int i = 0; i < SHOWN; i++) {
      Picture sample = Picture.of(samples, i);
      sample.put(pictures, i);
      float[] map = Look.floats(EdgeMap.of(sample.shares(), SIDE));
      System.arraycopy(map, 0, maps, i * map.length, map.length);
      names[i] = String.valueOf(sample.label());
      edgeNames[i] = "edges of " + names[i];
    }
    for (float value : maps) {
      most = Math.max(most, value);
    }
    digits.show(pictures, names, Tint.ink(1));
    edges.show(maps, edgeNames, Tint.hot(most));
    stage.showItem(
        "S0.27", SHOWN + " digits over their edge maps, from 0 to " + Ticks.fixed(most, 2));
    digitsPanel.redraw();
    edgesPanel.redraw();
    digitsPanel.describe();
    edgesPanel.describe();
    if (bench.picture().get() == null) {
      showSample(0);
    }
  }

  private void showSample(int number) {
    if (samples != null) {
      digits.choose(number);
      edges.choose(number);
      digitsPanel.redraw();
      edgesPanel.redraw();
      show(Picture.of(samples, number));
    }
  }

  private void showBench() {
    Picture picture = bench.picture().get();
    if (picture != null) {
      show(picture);
    }
  }

  private void show(Picture picture) {
    features = DigitFeatures.of(picture.shares());
    plot.show(picture, features);
    double[] plain = Arrays.copyOf(features, FeaturePlot.PLAIN);
    double most = 0;
    for (double value : plain) {
      most = Math.max(most, value);
    }
    bars.show(plain, most == 0 ? 1 : most);
    choose(chosen);
    barsPanel.describe();
  }

  private void choose(int feature) {
    chosen = feature;
    plot.choose(feature);
    bars.choose(feature < FeaturePlot.PLAIN ? feature : -1);
    int line = feature - FeaturePlot.PLAIN;
    String meaning =
        line < 0
            ? MEANINGS[feature]
            : "mean of " + (line < SIDE ? "row " + line : "column " + (line - SIDE));
    parts.say("feature-name", DigitFeatures.names().get(feature));
    parts.say("feature-line", meaning + " = " + Ticks.significantTrimmed(features[feature], 4));
    plotPanel.redraw();
    barsPanel.redraw();
    plotPanel.describe();
  }
}
