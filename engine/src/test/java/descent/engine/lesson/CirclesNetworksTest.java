package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.io.JsonObject;
import descent.engine.model.CirclesNet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seed 000, part 1: two circles by gradient descent, in double precision. */
class CirclesNetworksTest {
  private static final Trained LINEAR = Trained.of(CirclesNet.linear().experiment(), 1);
  private static final Trained POLYNOMIAL = Trained.of(CirclesNet.polynomial().experiment(), 1);
  private static final Trained NETWORK = Trained.of(CirclesNet.network().experiment(), 1);

  /** Relative. Full batches in double precision are not chaotic. */
  private static final double LOSS = 1e-9;

  @Test
  @Tag("S0.04")
  void s0x04CannotSeparateCirclesByALine() {
    assertEquals(248, LINEAR.train().correct());
    assertCurve("circles_logreg", LINEAR);
  }

  @Test
  @Tag("S0.06")
  void s0x06SeparatesCirclesBySquares() {
    assertEquals(499, POLYNOMIAL.train().correct());
    assertCurve("circles_poly_logreg", POLYNOMIAL);
  }

  @Test
  @Tag("S0.07")
  void s0x07FindsItsOwnFeatures() {
    assertEquals(337, NETWORK.weights().count());
    assertEquals(500, NETWORK.train().correct());
  }

  @Test
  @Tag("S0.08")
  void s0x08ComparesFiftyAndAHundredPercent() {
    assertEquals(
        "50 / 100 / 100", percent(LINEAR) + " / " + percent(POLYNOMIAL) + " / " + percent(NETWORK));
  }

  @Test
  @Tag("S0.09")
  void s0x09DrawsTheNetworksLoss() {
    assertCurve("circles_nn", NETWORK);
  }

  private static long percent(Trained trained) {
    return Math.round(100 * trained.train().accuracy());
  }

  private static void assertCurve(String name, Trained trained) {
    JsonObject golden =
        Golden.json("seed000_training.json").object("nets").object(name).object("f64");
    double[] every100 = golden.array("losses_every100").numbers();
    for (int i = 0; i < every100.length; i++) {
      assertEquals(every100[i], trained.losses()[100 * i], LOSS * every100[i], "epoch " + 100 * i);
    }
    double last = golden.number("loss_last");
    assertEquals(last, trained.losses()[trained.losses().length - 1], LOSS * last);
  }
}
