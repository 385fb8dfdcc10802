package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Golden;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.random.NumpyRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The notebooks' filters and pools. All numbers are small integers or their thirds: exact. */
class ImageTest {
  private static final JsonObject SEED_003 = Golden.json("seed003.json");
  private static final JsonObject SEED_004 = Golden.json("seed004.json");

  /** S3.02: a signal is a picture of one row. */
  @Test
  @Tag("S3.02")
  void s3x02CorrelatesASignal() {
    JsonObject golden = SEED_003.object("corr1d");
    double[] signal = golden.array("signal").numbers();
    double[] kernel = golden.array("kernel").numbers();
    Image result = Image.of(7, signal).correlate(Image.of(3, kernel));
    assertArrayEquals(golden.array("out").numbers(), result.values());
  }

  @Test
  @Tag("S3.03")
  void s3x03CorrelatesAPicture() {
    JsonObject golden = SEED_003.object("corr2d_4x4");
    Image image = matrix(golden.array("image"));
    assertArrayEquals(
        Golden.tensor(golden.object("out")),
        image.correlate(matrix(golden.array("kernel"))).values());
  }

  /** S3.04: both edge filters see nothing on a checkerboard. */
  @Test
  @Tag("S3.04")
  void s3x04FiltersTheCheckerboard() {
    double[] board = new double[64];
    Arrays.setAll(board, i -> (i / 8 + i % 8) % 2 == 0 ? 1 : 0);
    Map<String, Filter> filters =
        Map.of(
            "horizontal_edge", Filter.HORIZONTAL_EDGE,
            "vertical_edge", Filter.VERTICAL_EDGE,
            "sharpen", Filter.SHARPEN,
            "blur_box", Filter.BOX_BLUR);
    filters.forEach((name, filter) -> {
      JsonObject golden = SEED_003.object("checkerboard").object(name);
      assertEquals(matrix(golden.array("kernel")), filter.image());
      double[] expected = Golden.tensor(golden.object("out"));
      double[] actual = Image.of(8, board).correlate(filter.image()).values();
      assertArrayEquals(expected, actual, 1e-15, name);
    });
  }

  @Test
  @Tag("S3.05")
  void s3x05CorrelatesWithStrideAndPadding() {
    JsonObject golden = SEED_003.object("conv5x5");
    Image image = Image.of(5, IntStream.rangeClosed(1, 25).asDoubleStream().toArray());
    Image kernel = Image.of(3, Golden.tensor(golden.object("kernel")));
    for (int[] how : new int[][] {{1, 0}, {1, 1}, {2, 1}}) {
      JsonObject out = golden.object("s" + how[0] + "p" + how[1]);
      Image result = image.correlate(kernel, how[0], how[1]);
      assertArrayEquals(Golden.tensor(out), result.values());
      assertEquals(out.array("shape").integers()[1], result.width());
    }
  }

  /** S1.15: [100 100 200] x 3 under [-1 0 1] x 3 gives 300. */
  @Test
  @Tag("S1.15")
  void s1x15AnswersAPatchWith300() {
    Image patch = Image.of(3, 100, 100, 200, 100, 100, 200, 100, 100, 200);
    assertEquals(300, patch.correlate(Filter.VERTICAL_EDGE.image()).get(0, 0));
  }

  @Test
  @Tag("S1.18")
  @Tag("S1.19")
  void s1x18PoolsFourByFour() {
    JsonObject golden = SEED_004.object("seed001_text");
    Image image = matrix(golden.array("pool_in"));
    assertEquals(matrix(golden.array("max")), image.maxPool(2, 2));
    assertEquals(matrix(golden.array("avg")), image.averagePool(2, 2));
  }

  @Test
  @Tag("S3.22")
  void s3x22PoolsOneToSixteen() {
    Image image = Image.of(4, IntStream.rangeClosed(1, 16).asDoubleStream().toArray());
    assertEquals(Image.of(2, 6, 8, 14, 16), image.maxPool(2, 2));
    assertEquals(Image.of(2, 3.5, 5.5, 11.5, 13.5), image.averagePool(2, 2));
    assertEquals(8.5, image.mean());
  }

  @Test
  @Tag("S3.23")
  void s3x23PoolsARandomMap() {
    int[] drawn = new NumpyRandom(42).randint(0, 10, 36);
    Image map = Image.of(6, Arrays.stream(drawn).asDoubleStream().toArray());
    assertArrayEquals(Golden.tensor(SEED_003.object("feature_map_6x6")), map.values());
    JsonObject golden = SEED_003.object("pool");
    assertArrayEquals(Golden.tensor(golden.object("max2")), map.maxPool(2, 2).values());
    assertArrayEquals(Golden.tensor(golden.object("avg2")), map.averagePool(2, 2).values());
    assertArrayEquals(Golden.tensor(golden.object("max3s1")), map.maxPool(3, 1).values());
    assertEquals(golden.number("gap"), map.mean(), 1e-15);
  }

  @Test
  @Tag("S4.12")
  @Tag("S4.13")
  @Tag("S4.14")
  @Tag("S4.15")
  void s4x12FindsAnEdgePoolsAndFlattens() {
    double[] pixels = new double[64];
    Arrays.setAll(pixels, i -> i % 8 < 4 ? 0 : 255);
    Image image = Image.of(8, pixels);
    Image vertical = image.correlate(Filter.VERTICAL_EDGE.image());
    Image horizontal = image.correlate(Filter.HORIZONTAL_EDGE.image());
    JsonObject golden = SEED_004.object("conv8x8");
    assertEquals(golden.number("vertical_max"), Arrays.stream(vertical.values()).max().orElse(0));
    assertEquals(
        golden.number("horizontal_max"), Arrays.stream(horizontal.values()).max().orElse(1));
    assertArrayEquals(
        golden.array("relu_then_maxpool").numbers(), vertical.relu().maxPool(2, 2).values());
    // S4.13: there is nothing for ReLU to clip.
    assertEquals(vertical, vertical.relu());
  }

  /** S1.17: what blurs keeps the mean, what finds edges answers nothing to a plain area. */
  @Test
  @Tag("S1.17")
  void s1x17WeighsItsFilters() {
    Image plain = Image.of(3, 7, 7, 7, 7, 7, 7, 7, 7, 7);
    for (Filter filter : Filter.values()) {
      double answer = plain.correlate(filter.image()).get(0, 0);
      boolean edges = filter == Filter.VERTICAL_EDGE || filter == Filter.HORIZONTAL_EDGE;
      assertEquals(edges || filter == Filter.DIAGONAL ? 0 : 7, answer, 1e-14, filter.name());
    }
  }

  /** S1.22: an object that has moved is answered alike, further on. */
  @Test
  @Tag("S1.22")
  void s1x22FollowsWhatMoves() {
    Image here = object(2);
    Image there = object(4);
    Image before = here.correlate(Filter.SHARPEN.image());
    Image after = there.correlate(Filter.SHARPEN.image());
    for (int y = 0; y < before.height(); y++) {
      for (int x = 0; x + 2 < before.width(); x++) {
        assertEquals(before.get(y, x), after.get(y, x + 2));
      }
    }
  }

  /** Four pixels of a picture of 8 x 8, the first of them in this column. */
  private static Image object(int column) {
    double[] pixels = new double[64];
    pixels[16 + column] = 5;
    pixels[24 + column] = 6;
    pixels[25 + column] = 7;
    pixels[33 + column] = 8;
    return Image.of(8, pixels);
  }

  /** S1.23: behind one, two and three filters of 3 x 3 a pixel is felt 3, 5 and 7 wide. */
  @Test
  @Tag("S1.23")
  void s1x23WidensWhatAPixelSees() {
    double[] pixels = new double[225];
    pixels[112] = 1;
    Image image = Image.of(15, pixels);
    for (int width : new int[] {3, 5, 7}) {
      image = image.correlate(Filter.BOX_BLUR.image(), 1, 1);
      long felt = Arrays.stream(image.values()).filter(value -> value != 0).count();
      assertEquals(width * width, felt);
    }
  }

  /** S3.01, S3.21: floor((n + 2 padding - window) / stride) + 1. */
  @Test
  @Tag("S3.01")
  @Tag("S3.21")
  void s3x01CountsPlaces() {
    assertEquals(5, Image.size(7, 3, 1, 0));
    assertEquals(5, Image.size(5, 3, 1, 1));
    assertEquals(3, Image.size(5, 3, 2, 1));
    assertEquals(14, Image.size(28, 2, 2, 0));
    assertEquals(13, Image.size(28, 3, 2, 0));
  }

  @Test
  void turnsTheFilterToConvolve() {
    Image image = Image.of(3, 1, 2, 3);
    assertEquals(Image.of(2, 4, 7), image.correlate(Image.of(2, 2, 1)));
    assertEquals(Image.of(2, 5, 8), image.convolve(Image.of(2, 2, 1), 1, 0));
  }

  @Test
  void rejectsAFilterLargerThanThePicture() {
    Image image = Image.of(2, 1, 2, 3, 4);
    var error =
        assertThrows(IllegalArgumentException.class, () -> image.correlate(Filter.SHARPEN.image()));
    assertEquals(
        "A window of 3 with stride 1 finds no place in 2 numbers with padding 0",
        error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> image.maxPool(2, 0));
    assertThrows(IllegalArgumentException.class, () -> Image.of(3, 1, 2));
  }

  private static Image matrix(JsonArray rows) {
    int width = ((JsonArray) rows.items().getFirst()).items().size();
    return Image.of(width, Golden.matrix(rows));
  }
}
