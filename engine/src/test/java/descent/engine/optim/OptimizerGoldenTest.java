package descent.engine.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.Memory;
import descent.engine.backend.ReferenceBackend;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.io.JsonObject;
import descent.engine.loss.MSELoss;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten steps of each optimiser on mean((tanh(X W + b) - Y)^2), against PyTorch in double. */
class OptimizerGoldenTest {
  /** Recommended with the golden files: ten steps of double precision. */
  private static final double TOLERANCE = 1e-12;

  private static final int STEPS = 10;

  private static final JsonObject GOLDEN = Golden.json("optimizers.json");

  static Stream<JsonObject> cases() {
    return GOLDEN.array("cases").items().stream().map(JsonObject.class::cast);
  }

  private static Optimizer optimizer(JsonObject a) {
    double lr = a.number("lr");
    double decay = number(a, "weight_decay", 0);
    double momentum = number(a, "momentum", 0);
    return switch (a.string("kind")) {
      case "sgd" -> new SGD(lr, momentum, number(a, "dampening", 0), a.has("nesterov"), decay);
      case "rmsprop" ->
          new RMSprop(lr, a.number("alpha"), a.number("eps"), momentum, a.has("centered"), decay);
      case "adagrad" ->
          new Adagrad(
              lr,
              number(a, "lr_decay", 0),
              a.number("eps"),
              decay,
              number(a, "initial_accumulator", 0));
      case "adadelta" -> new Adadelta(lr, a.number("rho"), a.number("eps"), decay);
      case "adam" ->
          new Adam(
              lr, a.number("beta1"), a.number("beta2"), a.number("eps"), decay, a.has("amsgrad"));
      case "adamw" -> new AdamW(lr, a.number("beta1"), a.number("beta2"), a.number("eps"), decay);
      case "adamax" -> new Adamax(lr, a.number("beta1"), a.number("beta2"), a.number("eps"), decay);
      default -> throw new AssertionError("There is no optimiser " + a.string("kind"));
    };
  }

  private static double number(JsonObject attrs, String name, double otherwise) {
    return attrs.has(name) ? attrs.number(name) : otherwise;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void takesPyTorchsSteps(JsonObject golden) {
    Optimizer optimizer = optimizer(golden.object("attrs"));
    JsonObject problem = GOLDEN.object("problem").object(golden.string("problem"));
    int[] sizes = problem.object("X").array("shape").integers();
    int rows = sizes[0];
    int in = sizes[1];
    int out = problem.object("b0").array("shape").integers()[0];
    Graph graph = new Graph();
    var weight = graph.parameter("weight", Shape.of(out, in), (values, streams) -> {});
    var bias = graph.parameter("bias", Shape.of(out), (values, streams) -> {});
    var x = graph.input("x", Shape.rows(in));
    var target = graph.input("target", Shape.rows(out));
    var y = x.affine(weight, bias).map(Unary.TANH);
    graph.output("loss", new MSELoss().apply(y, target));

    Backend backend = new ReferenceBackend();
    Program program = Program.compile(graph, backend, rows, true);
    int n = graph.parameters().elements();
    int state = 2 * n;
    int base = state + optimizer.stateBlocks() * n;
    Memory memory = backend.reserve(base + program.elements());
    Kernels k = memory.kernels();
    Frame frame = program.frame(base, 0, n, 0);
    write(memory, frame.at(weight), transposed(Golden.tensor(problem.object("w0")), in, out));
    write(memory, frame.at(bias), Golden.tensor(problem.object("b0")));
    write(memory, frame.at(x), Golden.tensor(problem.object("X")));
    write(memory, frame.at(target), Golden.tensor(problem.object("Y")));
    frame.begin(rows, 0, 1.0 / rows);
    double[] losses = golden.array("losses").numbers();
    for (int step = 1; step <= STEPS; step++) {
      k.fill(n, 0, n);
      program.prepare(k, frame);
      program.forward(k, frame);
      double loss = k.sum(rows, frame.at(graph.out("loss"))) / rows;
      assertEquals(losses[step - 1], loss, TOLERANCE, "loss before step " + step);
      program.backward(k, frame);
      program.finish(k, frame);
      double[] gradient = read(memory, frame.gradient(weight), in * out);
      double[] biasGradient = read(memory, frame.gradient(bias), out);
      optimizer.step(k, n, 0, n, state, n, optimizer.lr(), step);
      if (golden.has("step" + step)) {
        JsonObject after = golden.object("step" + step);
        assertClose(after, "grad_w", transposed(gradient, out, in));
        assertClose(after, "grad_b", biasGradient);
        assertClose(after, "w", transposed(read(memory, frame.at(weight), in * out), out, in));
        assertClose(after, "b", read(memory, frame.at(bias), out));
      }
    }
    memory.close();
  }

  private static void assertClose(JsonObject golden, String name, double[] actual) {
    assertArrayEquals(golden.array(name).numbers(), actual, TOLERANCE, name);
  }

  /** (rows, cols) to (cols, rows): the golden files have y = x W, PyTorch's layers x W^T. */
  private static double[] transposed(double[] values, int rows, int cols) {
    double[] turned = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      turned[i % cols * rows + i / cols] = values[i];
    }
    return turned;
  }

  private static void write(Memory memory, int address, double[] values) {
    memory.write(address, values, 0, values.length);
  }

  private static double[] read(Memory memory, int address, int count) {
    double[] values = new double[count];
    memory.read(address, values, 0, count);
    return values;
  }
}
