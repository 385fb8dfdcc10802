package descent.engine.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One small figure of each kind, filled with numbers that anybody can check by eye. */
final class Gallery {
  private Gallery() {}

  static Map<String, Figure> all() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("chart", chart());
    figures.put("scatter", scatter());
    figures.put("decision-map", decisionMap());
    figures.put("heat-map", heatMap());
    figures.put("image-grid", imageGrid());
    figures.put("bars", bars());
    figures.put("signed-bars", signedBars());
    figures.put("histogram", histogram());
    figures.put("network", network());
    figures.put("mosaic", mosaic());
    figures.put("fit", fit());
    figures.put("products", products());
    return figures;
  }

  static Mosaic mosaic() {
    Mosaic mosaic = new Mosaic("neuron", "What each neuron answers over the inputs");
    mosaic.show(
        List.of(
            new Mosaic.Layer(
                "layer 1", 2, 2, 2, 2, true, new float[] {1, -1, 1, -1, 0.5f, 0.5f, 0, 0}),
            new Mosaic.Layer("output", 1, 1, 2, 2, true, new float[] {0, 1, 2, 3})));
    return mosaic;
  }

  static ProductMap products() {
    ProductMap map = new ProductMap();
    map.show(1, 2, 2, new float[] {1, 0.5f, 0, 1}, new float[] {-1, 1, 3, 0.25f});
    return map;
  }

  static FitPlot fit() {
    FitPlot plot = new FitPlot(new double[] {-1, 0, 1}, new double[] {-0.9, 0.1, 1.1}, 1.2, 1.5);
    plot.setTruth(new double[] {-1.2, 0, 1.2});
    plot.setCurve(new double[] {-1, 0, 0.5});
    return plot;
  }

  static Chart chart() {
    Chart chart = new Chart(Axis.time("epoch", 100), Axis.log("loss"));
    double[] epochs = {0, 10, 40, 100};
    chart.show(
        List.of(
            Series.line("train", epochs, new double[] {0.7, 0.3, 0.05, 0.01}),
            Series.dashed("test", epochs, new double[] {0.7, 0.4, 0.1, 0.09})));
    chart.setPlayhead(40);
    return chart;
  }

  static Chart scatter() {
    Chart chart = new Chart(Axis.linear("x", -3, 3), Axis.linear("y"));
    double[] x = {-2, -1, 0, 1, 2};
    chart.show(
        List.of(
            Series.points("data", x, new double[] {-0.1, -1, 0.1, 0.9, 0.2}),
            Series.line("fit", x, new double[] {0, -1, 0, 1, 0})));
    return chart;
  }

  static DecisionMap decisionMap() {
    DecisionMap map =
        new DecisionMap(new double[] {-0.5, 0.5, 0.5, -0.5}, new int[] {0, 1}, 1.15, 4);
    float[] field = new float[16];
    for (int i = 0; i < 16; i++) {
      field[i] = i % 4 / 3f;
    }
    map.setField(field);
    map.setCrosshair(0.25, 0.25);
    return map;
  }

  static HeatMap heatMap() {
    String[] digits = {"0", "1", "2"};
    HeatMap map =
        new HeatMap("written", digits, "read as", digits).withNumbers(0).withPaleDiagonal();
    map.show(new float[] {98, 1, 0, 2, 90, 9, 0, 4, 95}, Tint.ink(9).withGamma(0.6));
    map.choose(5);
    return map;
  }

  static ImageGrid imageGrid() {
    ImageGrid grid = new ImageGrid("filter", 2, 2, 2).withCaptions();
    grid.show(
        new float[] {-1, 0, 0, 1, 1, 1, -1, -1, 0, 0.5f, 0.5f, 0},
        new String[] {"first", "second", "third"},
        Tint.sign(1));
    grid.setWrong(new boolean[] {false, true, false});
    grid.choose(2);
    return grid;
  }

  static Bars bars() {
    Bars bars = new Bars("accuracy", new String[] {"784 pixels", "71 features"}, 100, 1, " %");
    bars.show(new double[] {92.6, 84.6});
    bars.mark(1, 84.5);
    return bars;
  }

  static Bars signedBars() {
    Bars bars = new Bars("coefficient", new String[] {"x", "y", "xy"}, 2, 2, "");
    bars.show(new double[] {1.5, -0.5, 0});
    return bars;
  }

  static Histogram histogram() {
    Histogram histogram = new Histogram("weights", -1, 1, 4);
    histogram.show(new float[] {-0.9f, -0.2f, -0.1f, 0.1f, 0.2f, 0.3f, 0.9f, 7});
    return histogram;
  }

  static NetworkGraph network() {
    NetworkGraph network =
        new NetworkGraph(new int[] {2, 3, 1}, new String[] {"input", "hidden", "output"});
    network.setWeights(0, new float[] {1, -1, 0.5f, 0.25f, -2, 0});
    network.setWeights(1, new float[] {1, -1, 3});
    network.setValues(1, new float[] {0.5f, 0, -0.25f});
    return network;
  }
}
