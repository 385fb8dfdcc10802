package descent.engine.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every figure, and what is special to each. */
class FiguresTest {
  private static final double WIDTH = 320;
  private static final double HEIGHT = 240;

  static Stream<Figure> figures() {
    return Gallery.all().values().stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void saysWhatItShowsInOneSentence(Figure figure) {
    String sentence = figure.describe();
    assertTrue(sentence.endsWith("."), sentence);
    assertFalse(sentence.contains("NaN"), sentence);
  }

  @ParameterizedTest
  @MethodSource("figures")
  void hasATableWithoutHoles(Figure figure) {
    String[][] table = figure.table();
    assertTrue(table.length > 1);
    for (String[] row : table) {
      assertEquals(table[0].length, row.length);
      for (String cell : row) {
        assertFalse(cell == null || cell.contains("NaN"), cell);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("figures")
  void isReadByArrowKeysFromEndToEnd(Figure figure) {
    Pointed pointed = (Pointed) figure;
    pointed.leave();
    assertEquals("", pointed.reading());
    pointed.move(1, 0);
    for (int[] way : new int[][] {{1, 0}, {0, 1}, {-1, 0}, {0, -1}}) {
      for (int i = 0; i < 20; i++) {
        pointed.move(way[0], way[1]);
        assertFalse(pointed.reading().isEmpty());
        double[] at = pointed.readingPoint(WIDTH, HEIGHT);
        assertTrue(at[0] >= 0 && at[0] <= WIDTH, "x " + at[0]);
        assertTrue(at[1] >= 0 && at[1] <= HEIGHT, "y " + at[1]);
      }
    }
    pointed.leave();
    assertEquals("", pointed.reading());
  }

  @ParameterizedTest
  @MethodSource("figures")
  void readsByPointerWhatItReadsByKeys(Figure figure) {
    Pointed pointed = (Pointed) figure;
    pointed.leave();
    pointed.move(1, 0);
    pointed.move(1, 0);
    String byKeys = pointed.reading();
    double[] at = pointed.readingPoint(WIDTH, HEIGHT);
    pointed.leave();
    pointed.point(at[0], at[1], WIDTH, HEIGHT);
    assertEquals(byKeys, pointed.reading());
  }

  @Test
  void chartLabelsLinesAtTheirEndsWithoutOverlap() {
    Chart chart = new Chart(Axis.linear("x"), Axis.linear("y"));
    double[] x = {0, 1};
    chart.show(
        List.of(
            Series.line("a", x, new double[] {0, 1}),
            Series.dashed("b", x, new double[] {0, 1.01}),
            Series.kind(2, "c", x, new double[] {0, 0.99})));
    RecordingSurface surface = new RecordingSurface(WIDTH, HEIGHT);
    chart.draw(surface);
    double[] ys =
        surface.texts.stream()
            .filter(text -> List.of("a", "b", "c").contains(text.text()))
            .mapToDouble(RecordingSurface.Text::y)
            .sorted()
            .toArray();
    assertEquals(3, ys.length);
    assertTrue(ys[1] - ys[0] >= 12 && ys[2] - ys[1] >= 12);
  }

  @Test
  void chartLiftsThePenOverValuesThatAreNoNumbers() {
    Chart chart = new Chart(Axis.linear("x"), Axis.linear("y"));
    chart.show(
        List.of(Series.line("", new double[] {0, 1, 2, 3}, new double[] {1, Double.NaN, 2, 3})));
    RecordingSurface surface = new RecordingSurface(WIDTH, HEIGHT);
    chart.draw(surface);
    assertTrue(surface.lines.stream().anyMatch(l -> l.ink() == Ink.INK && l.points() == 3));
  }

  @Test
  void fitPlotReadsTheCurveBetweenItsPlaces() {
    FitPlot plot = Gallery.fit();
    assertEquals(0.25, plot.valueAt(0.6), 1e-12);
    assertEquals(-1, plot.valueAt(-5), 1e-12, "outside it is the end of the curve");
  }

  @Test
  void mosaicShowsAllLayersWhereThereIsRoomAndTheLoudestSources() {
    Mosaic mosaic = Gallery.mosaic();
    mosaic.choose(1, 0, List.of(new Mosaic.Source(0, 2), new Mosaic.Source(1, -1)));
    RecordingSurface wide = new RecordingSurface(800, HEIGHT);
    mosaic.draw(wide);
    assertTrue(wide.words().containsAll(List.of("layer 1 \u00b7 2 \u00b7 \u00b11", "output")));
    assertTrue(wide.lines.stream().anyMatch(line -> line.ink() == Ink.POSITIVE));
    assertTrue(wide.lines.stream().anyMatch(line -> line.ink() == Ink.NEGATIVE));
    RecordingSurface narrow = new RecordingSurface(WIDTH, HEIGHT);
    mosaic.draw(narrow);
    assertFalse(narrow.words().contains("output"));
    assertEquals(0.5, mosaic.onlyHeight(), "two neurons side by side");
  }

  @Test
  void mosaicRefusesPicturesThatAreNotFilled() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Mosaic("neuron", "")
                .show(List.of(new Mosaic.Layer("layer 1", 1, 1, 2, 2, true, new float[3]))));
  }

  @Test
  @Tag("S0.33")
  void productMapMultipliesCellByCell() {
    ProductMap map = Gallery.products();
    map.move(0, 0);
    map.move(1, 0);
    assertEquals("0.5 \u00d7 1 = 0.5", map.reading());
    assertTrue(map.describe().contains("4 products, which add up to \u22120.25"), map.describe());
    assertThrows(
        IllegalArgumentException.class, () -> map.show(2, 2, 2, new float[4], new float[4]));
  }

  @Test
  void heatMapTakesAnotherSize() {
    HeatMap map = Gallery.heatMap();
    map.resize(new String[] {"0"}, new String[] {"0", "1"});
    map.show(new float[] {1, 2}, Tint.ink(2));
    assertEquals(2, map.table().length);
    assertThrows(IllegalArgumentException.class, () -> map.show(new float[9], Tint.ink(2)));
  }

  @Test
  void seriesRefusesAnXWithoutAY() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Series.line("", new double[] {1, 2}, new double[] {1}));
  }

  @Test
  void heatMapLeavesZerosBlankAndPicksReadableNumbers() {
    RecordingSurface surface = new RecordingSurface(WIDTH, HEIGHT);
    Gallery.heatMap().draw(surface);
    assertEquals(2, surface.words().stream().filter("9"::equals).count(), "a cell and the scale");
    assertEquals(Ink.WHITE, ColorScale.textOn(0x16191d));
    assertEquals(Ink.BLACK, ColorScale.textOn(0xffffff));
  }

  @Test
  void barsAreCutAtTheirLongestAndStartAtZero() {
    Bars bars = new Bars("share", new String[] {"a"}, 1, 0, "");
    bars.show(new double[] {5});
    assertEquals("a: 5", reading(bars));
  }

  private static String reading(Bars bars) {
    bars.move(0, 0);
    return bars.reading();
  }

  @Test
  void histogramCountsEveryNumberOnce() {
    String[][] table = Gallery.histogram().table();
    int total = 0;
    for (int i = 1; i < table.length; i++) {
      total += Integer.parseInt(table[i][1]);
    }
    assertEquals(8, total);
    assertEquals("2", table[4][1], "what lies beyond the end is counted at the end");
  }

  @Test
  void networkShowsOnlyTheLinesOfTheChosenNeuron() {
    NetworkGraph network = Gallery.network();
    RecordingSurface all = new RecordingSurface(WIDTH, HEIGHT);
    network.draw(all);
    assertEquals(8, all.lines.size(), "one of the nine weights is zero");
    network.move(0, 0);
    network.move(2, 0);
    RecordingSurface one = new RecordingSurface(WIDTH, HEIGHT);
    network.draw(one);
    assertEquals(3, one.lines.size());
  }

  @Test
  void imageGridRefusesPixelsThatFillNoPicture() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Gallery.imageGrid().show(new float[7], new String[] {"a", "b"}, Tint.ink(1)));
  }
}
