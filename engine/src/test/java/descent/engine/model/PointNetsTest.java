package descent.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Golden;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Library;
import descent.engine.experiment.Run;
import descent.engine.experiment.Weights;
import descent.engine.io.JsonObject;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The seven networks of seed 000 on points, against PyTorch in double precision. */
class PointNetsTest {
  /** golden/README.md: 1e-9 relative for the first 20 losses. */
  private static final double FIRST_LOSSES = 1e-9;

  /** What rounding makes of the last loss, relative; measured are 5e-16. */
  private static final double LAST_LOSS = 1e-12;

  private static final JsonObject GOLDEN = Golden.json("seed000_training.json");

  static Stream<Arguments> all() {
    return Stream.of(
        Arguments.of("circles_logreg", CirclesNet.linear()),
        Arguments.of("circles_poly_logreg", CirclesNet.polynomial()),
        Arguments.of("circles_nn", CirclesNet.network()),
        Arguments.of("sine_linear", SineNet.linear()),
        Arguments.of("sine_poly_linear", SineNet.polynomial()),
        Arguments.of("sine_nn", SineNet.network()),
        Arguments.of("spirals_nn", SpiralsNet.recipe()));
  }

  /** Without the chaotic one, and the one on logits, whose rounding is not the notebook's. */
  static Stream<Arguments> reproducible() {
    return all()
        .filter(arguments ->
            !arguments.get()[0].equals("sine_nn") && !arguments.get()[0].equals("spirals_nn"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void beginsWithPyTorchsWeights(String name, Recipe recipe) {
    try (Run run = start(recipe)) {
      for (Weights.Entry entry : run.weights().entries()) {
        double[] expected = Golden.binary(GOLDEN, "weights", name + "/init/" + entry.name());
        assertEquals(expected.length, entry.values().length);
        for (int i = 0; i < expected.length; i++) {
          assertEquals(expected[i], entry.values()[i], entry.name() + " at " + i);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void followsPyTorchsLosses(String name, Recipe recipe) {
    double[] expected = golden(name).array("losses_first20").numbers();
    try (Run run = start(recipe)) {
      for (double loss : expected) {
        run.step();
        assertEquals(loss, run.loss(), FIRST_LOSSES * Math.max(1, loss));
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("reproducible")
  void endsWherePyTorchEnds(String name, Recipe recipe) {
    double expected = golden(name).number("loss_last");
    try (Run run = start(recipe)) {
      while (run.step()) {
        assertTrue(Double.isFinite(run.loss()));
      }
      assertEquals(expected, run.loss(), LAST_LOSS * expected);
    }
  }

  private static Run start(Recipe recipe) {
    return recipe.experiment().start(new ReferenceBackend(), Library.withoutFiles());
  }

  private static JsonObject golden(String name) {
    return GOLDEN.object("nets").object(name).object("f64");
  }
}
