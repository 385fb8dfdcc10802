package descent.engine.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.ReferenceBackend;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.Loss;
import descent.engine.model.SimpleCnn;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private static final Backend BACKEND = new ReferenceBackend();
  private static final Loss LOSS = new CrossEntropyLoss();
  private static final Shape IMAGE = Shape.of(1, 6, 6);
  private static final double TARGET = 2;

  /** Central differences of 1e-6 in double precision are right to about 1e-9. */
  private static final double DIFFERENCE = 1e-6;

  private static final double CLOSE = 1e-8;

  private static final Sequential MODEL =
      Sequential.of(
          new Conv2d(1, 3, 3, 1, 1),
          Activation.relu(),
          new MaxPool2d(2),
          new Flatten(),
          new Linear(27, 4));

  @Test
  void answersInEachLayerAsTheNetworkThatEndsThere() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      inspection.look(image(), TARGET);
      for (int stage = 1; stage <= inspection.layers().size(); stage++) {
        Sequential part = new Sequential("Part", MODEL.children().subList(0, stage));
        Weights all = weights(MODEL, IMAGE);
        try (Predictor predictor =
            Predictor.of(part, IMAGE, all.startingWith(prefixes(stage)), BACKEND, 1)) {
          float[] expected = predictor.predict(floats(image()), 1);
          assertArrayEquals(expected, floats(inspection.values(stage)), 1e-6f, "stage " + stage);
        }
      }
    }
  }

  @Test
  void listsTheLayersAsTheyAreNamedAndShaped() {
    try (Inspection inspection = inspect(SimpleCnn.module(), Shape.of(1, 28, 28))) {
      List<String> lines = new ArrayList<>();
      for (Inspection.Layer layer : inspection.layers()) {
        lines.add(layer.name() + " " + layer.shape());
      }
      assertEquals(
          List.of(
              "features.0 [rows, 16, 28, 28]",
              "features.1 [rows, 16, 28, 28]",
              "features.2 [rows, 16, 14, 14]",
              "features.3 [rows, 32, 14, 14]",
              "features.4 [rows, 32, 14, 14]",
              "features.5 [rows, 32, 7, 7]",
              "classifier.0 [rows, 1568]",
              "classifier.1 [rows, 64]",
              "classifier.2 [rows, 64]",
              "classifier.3 [rows, 10]"),
          lines);
    }
  }

  @Test
  @Tag("S2.23")
  void derivesTheLossByTheLogitsAsProbabilityMinusOneHot() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      inspection.look(image(), TARGET);
      inspection.backward();
      double[] logits = inspection.values(5);
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit);
      }
      double[] gradients = inspection.gradients(5);
      for (int i = 0; i < logits.length; i++) {
        assertEquals(Math.exp(logits[i]) / sum - (i == TARGET ? 1 : 0), gradients[i], 1e-12);
      }
      assertEquals(-Math.log(Math.exp(logits[(int) TARGET]) / sum), inspection.loss(), 1e-12);
    }
  }

  @Test
  void derivesTheLossByEachPixel() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      double[] image = image();
      inspection.look(image, TARGET);
      inspection.backward();
      double[] gradients = inspection.gradients(0);
      boolean some = false;
      for (int i = 0; i < image.length; i++) {
        double above = lossWith(inspection, image, i, DIFFERENCE);
        double below = lossWith(inspection, image, i, -DIFFERENCE);
        assertEquals((above - below) / (2 * DIFFERENCE), gradients[i], CLOSE, "pixel " + i);
        some |= gradients[i] != 0;
      }
      assertTrue(some);
    }
  }

  @Test
  void derivesTheLossByEachChannelInPyTorchsOrder() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      inspection.look(image(), TARGET);
      inspection.backward();
      // Flatten keeps PyTorch's order, so that pooled maps and flat numbers are the same.
      assertArrayEquals(inspection.gradients(4), inspection.gradients(3));
      assertArrayEquals(inspection.values(4), inspection.values(3));
    }
  }

  @Test
  @Tag("S2.23")
  void addsUpEveryUnitFromThoseItListensTo() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      inspection.look(image(), TARGET);
      Wiring wiring = new Wiring(inspection, weights(MODEL, IMAGE));
      for (int stage = 1; stage <= inspection.layers().size(); stage++) {
        double[] before = inspection.values(stage - 1);
        double[] values = inspection.values(stage);
        for (int unit = 0; unit < values.length; unit++) {
          double sum = wiring.bias(stage, unit);
          for (Wiring.Wire wire : wiring.incoming(stage, unit)) {
            sum += wire.weight() * before[wire.place()];
          }
          assertEquals(values[unit], sum, 1e-12, "stage " + stage + ", unit " + unit);
        }
      }
    }
  }

  @Test
  @Tag("S2.23")
  void carriesEveryGradientBackAlongTheSameWires() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      inspection.look(image(), TARGET);
      inspection.backward();
      Wiring wiring = new Wiring(inspection, weights(MODEL, IMAGE));
      for (int stage = 0; stage < inspection.layers().size(); stage++) {
        double[] after = inspection.gradients(stage + 1);
        double[] gradients = inspection.gradients(stage);
        for (int unit = 0; unit < gradients.length; unit++) {
          double sum = 0;
          for (Wiring.Wire wire : wiring.outgoing(stage, unit)) {
            sum += wire.weight() * after[wire.place()];
          }
          assertEquals(gradients[unit], sum, 1e-12, "stage " + stage + ", unit " + unit);
        }
      }
      assertEquals(List.of(), wiring.outgoing(inspection.layers().size(), 0));
    }
  }

  @Test
  void explainsNoLayerThatAddsNothingUp() {
    Sequential model = Sequential.of(new Linear(4, 3), Activation.tanh(), new Linear(3, 2));
    Shape input = Shape.of(4);
    try (Inspection inspection = inspect(model, input)) {
      inspection.look(new double[4], 0);
      Wiring wiring = new Wiring(inspection, weights(model, input));
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> wiring.incoming(2, 0));
      assertEquals(
          "Tanh() adds nothing up; Linear, Conv2d, MaxPool2d, ReLU and Flatten do",
          refused.getMessage());
    }
  }

  @Test
  void rejectsASampleOfAnotherSize() {
    try (Inspection inspection = inspect(MODEL, IMAGE)) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> inspection.look(new double[35], TARGET));
      assertEquals("The network looks at 36 numbers, but the sample has 35", refused.getMessage());
    }
  }

  private static Inspection inspect(Module model, Shape input) {
    return Inspection.of(model, input, LOSS, weights(model, input), BACKEND);
  }

  private static double lossWith(Inspection inspection, double[] image, int pixel, double by) {
    double[] moved = image.clone();
    moved[pixel] += by;
    inspection.look(moved, TARGET);
    return inspection.loss();
  }

  private static String[] prefixes(int stage) {
    String[] prefixes = new String[stage];
    for (int i = 0; i < stage; i++) {
      prefixes[i] = i + ".";
    }
    return prefixes;
  }

  /** No two the same, so that no order can hide. */
  private static double[] image() {
    double[] image = new double[IMAGE.perRow()];
    for (int i = 0; i < image.length; i++) {
      image[i] = i * 17 % 37 / 37.0;
    }
    return image;
  }

  private static Weights weights(Module model, Shape input) {
    Graph graph = new Graph();
    model.apply(graph.input("x", Shape.rows(input.sizes())), Scope.root(graph, false));
    List<Weights.Entry> entries = new ArrayList<>();
    for (Parameter parameter : graph.parameters().all()) {
      float[] values = new float[parameter.elements()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i * 29 % 41 - 20) / 40f;
      }
      entries.add(new Weights.Entry(parameter.name(), parameter.shape(), values));
    }
    return new Weights(entries);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
