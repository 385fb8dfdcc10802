package descent.engine.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.Initializer;
import descent.engine.graph.Parameter;
import descent.engine.io.JsonObject;
import descent.engine.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Initial numbers against PyTorch's and NumPy's. */
class InitGoldenTest {
  /** PyTorch draws 16 and more normal numbers by float polynomials for log, sin and cos. */
  private static final double FLOAT_POLYNOMIALS = 1e-6;

  /** LAPACK's orthonormal matrix, in float. */
  private static final double LAPACK = 1e-5;

  static Stream<JsonObject> cases() {
    return Golden.json("init.json").array("cases").items().stream().map(JsonObject.class::cast);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsTheSameNumbers(JsonObject golden) {
    Streams streams = Streams.of(golden.integer("seed"));
    double[] expected = golden.array("values").numbers();
    String name = golden.string("name");
    if (golden.has("bias") || name.startsWith("lstm") || name.startsWith("embedding")) {
      List<double[]> drawn = draw(module(golden), streams);
      double[] all = drawn.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
      double[] weights = java.util.Arrays.copyOf(all, expected.length);
      assertArrayEquals(expected, weights, name.startsWith("emb") ? FLOAT_POLYNOMIALS : 0);
      if (golden.has("bias")) {
        assertArrayEquals(golden.array("bias").numbers(), drawn.get(1));
      }
      return;
    }
    double[] values = new double[expected.length];
    initializer(golden).fill(values, streams);
    assertArrayEquals(expected, values, tolerance(golden));
  }

  private static double tolerance(JsonObject golden) {
    String kind = golden.object("attrs").string("kind");
    boolean normal = kind.endsWith("normal");
    return kind.equals("orthogonal") ? LAPACK : normal ? FLOAT_POLYNOMIALS : 0;
  }

  private static Module module(JsonObject golden) {
    int[] shape = golden.array("shape").integers();
    return switch (golden.object("attrs").string("kind")) {
      case "torch_default_linear" -> new Linear(shape[1], shape[0]);
      case "torch_default_conv" -> new Conv2d(shape[1], shape[0], shape[2], 1, 0);
      case "normal(0,1)" -> new Embedding(shape[0], shape[1]);
      case "torch_default_rnn" -> new LSTM(3, 4);
      default -> throw new AssertionError("There is no module for " + golden.string("name"));
    };
  }

  private static List<double[]> draw(Module module, Streams streams) {
    Graph graph = new Graph();
    Shape x =
        switch (module) {
          case Conv2d conv -> Shape.rows(conv.inChannels(), 8, 8);
          case Linear linear -> Shape.rows(linear.inFeatures());
          case LSTM lstm -> Shape.rows(2, lstm.input());
          default -> Shape.rows();
        };
    module.apply(graph.input("x", x), Scope.root(graph, true));
    List<double[]> drawn = new ArrayList<>();
    for (Parameter parameter : graph.parameters().all()) {
      double[] values = new double[parameter.elements()];
      parameter.initializer().fill(values, streams);
      drawn.add(values);
    }
    return drawn;
  }

  private static Initializer initializer(JsonObject golden) {
    JsonObject attrs = golden.object("attrs");
    int[] shape = golden.array("shape").integers();
    int out = shape[0];
    int in = 1;
    for (int i = 1; i < shape.length; i++) {
      in *= shape[i];
    }
    int fanOut = shape.length == 4 ? out * shape[2] * shape[3] : out;
    String mode = attrs.has("mode") ? attrs.string("mode") : "fan_in";
    int fan = mode.equals("fan_out") ? fanOut : in;
    return switch (attrs.string("kind")) {
      case "xavier_uniform" ->
          Init.xavierUniform(in, fanOut, golden.string("name").endsWith("tanh") ? 5.0 / 3 : 1);
      case "xavier_normal" -> Init.xavierNormal(in, fanOut, 1);
      case "kaiming_uniform" -> Init.kaimingUniformRelu(fan);
      case "kaiming_normal" -> Init.kaimingNormalRelu(fan);
      case "normal" -> Init.normal(0, attrs.has("std") ? attrs.number("std") : 1);
      case "trunc_normal" ->
          Init.truncatedNormal(attrs.number("std"), attrs.number("a"), attrs.number("b"));
      case "uniform" -> Init.uniform(attrs.number("a"), attrs.number("b"));
      case "orthogonal" -> Init.orthogonal(out, in, 1);
      case "np.randn(6,4)*sqrt(2/6)" -> Init.numpyHe(out);
      case "np.uniform(-l,l), l=sqrt(6/(6+4))" -> Init.numpyXavier(out, in);
      default -> throw new AssertionError("There is no initialiser " + attrs.string("kind"));
    };
  }

  @Test
  void orthogonalRowsStandUpright() {
    double[] w = new double[15];
    Init.orthogonal(3, 5, 2).fill(w, Streams.of(1));
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double dot = 0;
        for (int k = 0; k < 5; k++) {
          dot += w[5 * i + k] * w[5 * j + k];
        }
        assertEquals(i == j ? 4 : 0, dot, 1e-6);
      }
    }
  }

  @Test
  void turnsTheErrorFunctionAround() {
    for (double x = -4; x <= 4; x += 0.125) {
      double y = TruncatedNormal.erf(x);
      // Near 1 the error function is so flat that a rounding of it moves x.
      double tolerance = 1e-15 * Math.exp(x * x) + 1e-14;
      assertEquals(x, TruncatedNormal.inverseErf(y), tolerance);
    }
  }
}
