package descent.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.server.mnist.LocalLibrary;
import descent.server.training.Laboratory;
import descent.server.vector.VectorBackend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BenchTest {
  /** One act a window: nothing is exact, but everything runs. */
  private static final Budget ONCE = new Budget(0, 0, 1, 0);

  @Test
  void measuresEverythingElseThanMemory() {
    Suite suite = Suite.all().only(List.of("gemm", "layer", "train", "infer"));
    Heard heard = new Heard();
    assertTrue(run(suite, heard));
    assertTrue(heard.complete);
    assertTrue(heard.peak.oneThread() > 0 && heard.peak.allThreads() > 0, heard.peak.toString());
    for (Figure figure : heard.figures) {
      Figure.Speed speed = (Figure.Speed) figure;
      assertPositive(speed, speed.perSecond());
      assertPositive(speed, speed.seconds());
      assertPositive(speed, speed.peakFlops());
      assertTrue(Double.isFinite(speed.shareOfPeak()), speed.toString());
      boolean product = !speed.name().startsWith("layer") && !speed.hasFlops();
      assertFalse(product, () -> speed + " counts no products");
    }
    for (String name : suite.names()) {
      assertTrue(heard.figures.stream().anyMatch(f -> f.name().startsWith(name)), name);
    }
  }

  @Test
  void stopsInTheMiddleAndSaysSo() {
    Suite suite = Suite.all().only(List.of("gemm-64", "gemm-256"));
    Heard heard = new Heard();
    try (VectorBackend backend = VectorBackend.withLanes(1)) {
      assertFalse(
          Bench.run(
              suite,
              new Laboratory(backend, new LocalLibrary(Optional.empty()), "test"),
              ONCE,
              heard,
              () -> !heard.figures.isEmpty()));
    }
    assertEquals(1, heard.figures.size());
    assertFalse(heard.complete);
    assertTrue(heard.ended);
  }

  @Test
  void namesEachMeasurementOnce() {
    List<String> names = Suite.all().names();
    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void takesANameBeforeABeginning() {
    assertEquals(List.of("gemm-256"), Suite.all().only(List.of("gemm-256")).names());
    assertEquals(
        List.of("infer-simple-cnn-1", "infer-simple-cnn-256"),
        Suite.all().only(List.of("infer")).names());
  }

  @Test
  void saysWhatThereIsWhenANameIsUnknown() {
    Suite all = Suite.all();
    String said =
        assertThrows(IllegalArgumentException.class, () -> all.only(List.of("gemm", "pizza")))
            .getMessage();
    assertTrue(said.startsWith("Nothing that is measured is called \"pizza\"; there are "), said);
    assertTrue(said.contains("train-simple-cnn"), said);
  }

  private static void assertPositive(Figure.Speed speed, double value) {
    assertTrue(Double.isFinite(value) && value > 0, speed.toString());
  }

  private static boolean run(Suite suite, BenchListener listener) {
    try (VectorBackend backend = VectorBackend.withLanes(2)) {
      Laboratory laboratory = new Laboratory(backend, new LocalLibrary(Optional.empty()), "test");
      return Bench.run(suite, laboratory, ONCE, listener, () -> false);
    }
  }

  /** Keeps what it hears. */
  private static final class Heard implements BenchListener {
    private final List<Figure> figures = new ArrayList<>();
    private Peak peak = new Peak(0, 0);
    private boolean complete;
    private boolean ended;

    @Override
    public void started(Machine machine, Peak peak, String data) {
      this.peak = peak;
      assertTrue(data.startsWith("digits drawn by Descent"), data);
      assertTrue(machine.backend().contains("2 lanes") || machine.backend().contains("1 lanes"));
    }

    @Override
    public void measuring(String name, int done, int all) {
      assertTrue(done < all, name);
    }

    @Override
    public void figure(Figure figure) {
      figures.add(figure);
    }

    @Override
    public void complete() {
      complete = true;
    }

    @Override
    public void ended() {
      ended = true;
    }
  }
}
