package descent.server.bench;

import descent.engine.Shape;
import descent.engine.graph.Geometry;
import descent.engine.graph.Graph;
import descent.engine.nn.Conv2d;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.RNN;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import descent.engine.nn.TransformerEncoderLayer;

/**
 * Multiplications and additions in a network's products for one sample, as the plain formulas count
 * them. What is not a product, such as an activation, counts nothing.
 *
 * @param forward in going forward
 * @param input how many of these take what comes in for a factor: their derivative by it is not
 *     needed in a network's first layer
 */
record Work(double forward, double input) {
  private static final Work NONE = new Work(0, 0);

  /**
   * Counts a module's work.
   *
   * @param in the shape of one sample
   */
  static Work of(Module module, Shape in) {
    return switch (module) {
      case Sequential sequential -> of(sequential, in);
      case Linear l -> first(2.0 * in.perRow() * l.outFeatures());
      case Conv2d c ->
          first(2.0 * out(c, in).perRow() * c.inChannels() / c.groups() * window(c.geometry()));
      case ConvTranspose2d c ->
          first(2.0 * in.perRow() * c.outChannels() / c.groups() * window(c.geometry()));
      case RNN r -> recurrent(in, r.input(), r.hidden(), 1, r.layers(), r.bidirectional());
      case GRU g -> recurrent(in, g.input(), g.hidden(), 3, g.layers(), g.bidirectional());
      case LSTM l -> recurrent(in, l.input(), l.hidden(), 4, l.layers(), l.bidirectional());
      case MultiheadAttention a -> attention(in, a.embed());
      case TransformerEncoderLayer t -> {
        Work attention = attention(in, t.embed());
        yield new Work(attention.forward + 4.0 * in.perRow() * t.hidden(), attention.input);
      }
      default -> NONE;
    };
  }

  /** In going back: every product has two factors to find the derivative by. */
  double backward() {
    return 2 * forward;
  }

  /** In a training step, where the samples themselves have no derivative. */
  double training() {
    return forward + backward() - input;
  }

  /** Each product takes what comes in. */
  private static Work first(double products) {
    return new Work(products, products);
  }

  private static int window(Geometry geometry) {
    return geometry.kernelH() * geometry.kernelW();
  }

  private static Work recurrent(
      Shape in, int input, int hidden, int gates, int layers, boolean bidirectional) {
    int directions = bidirectional ? 2 : 1;
    double perUnit = 2.0 * in.size(0) * gates * hidden * directions;
    double later = (layers - 1) * perUnit * (directions * hidden + hidden);
    return new Work(perUnit * (input + hidden) + later, perUnit * input);
  }

  /** Three maps and one of (time, embed), the scores, and what they weigh. */
  private static Work attention(Shape in, int embed) {
    double map = 2.0 * in.perRow() * embed;
    double scores = 2.0 * in.perRow() * in.size(0);
    return new Work(4 * map + 2 * scores, 3 * map);
  }

  private static Work of(Sequential sequential, Shape in) {
    Shape shape = in;
    double forward = 0;
    double input = 0;
    for (Sequential.Child child : sequential.children()) {
      Work work = of(child.module(), shape);
      input = forward == 0 ? work.input : input;
      forward += work.forward;
      shape = out(child.module(), shape);
    }
    return new Work(forward, input);
  }

  /** The shape of what comes out for one sample. */
  private static Shape out(Module module, Shape in) {
    Graph graph = new Graph();
    Shape out =
        module.apply(graph.input("x", Shape.rows(in.sizes())), Scope.root(graph, false)).shape();
    int[] sizes = new int[out.rank() - 1];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = out.size(i + 1);
    }
    return Shape.of(sizes);
  }
}
