package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import java.util.ArrayList;
import java.util.List;

/**
 * The arithmetic of single units. For the sample that an {@link Inspection} looks at, a unit of
 * Linear, Conv2d, ReLU, MaxPool2d or Flatten answers its bias and a weighted sum of units of the
 * stage before. By the chain rule the same weights carry the gradient back: that of a unit is the
 * weighted sum of the gradients of those that it speaks to.
 */
public final class Wiring {
  /**
   * A connection.
   *
   * @param place the unit at its other end, counted in PyTorch's order
   * @param weight what the value is multiplied by on its way forward, the gradient on its way back
   */
  public record Wire(int place, double weight) {}

  /**
   * What a unit of a stage multiplies a unit of the stage before by; NaN where it is deaf to it.
   */
  private interface Link {
    double weight(int from, int to);
  }

  private final Inspection inspection;
  private final Weights weights;

  /** The wiring of a network with its weights. */
  public Wiring(Inspection inspection, Weights weights) {
    this.inspection = inspection;
    this.weights = weights;
  }

  /** What a unit adds to the weighted sum; 0 where its layer has no bias. */
  public double bias(int stage, int unit) {
    Inspection.Layer layer = layer(stage);
    float[] biases = parameter(stage, "bias");
    return biases.length == 0 ? 0 : biases[unit / (layer.shape().perRow() / biases.length)];
  }

  /**
   * Whom a unit listens to, in the stage before; padding is left out.
   *
   * @throws IllegalArgumentException when its layer is none that adds up
   */
  public List<Wire> incoming(int stage, int unit) {
    Link link = link(stage);
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < shape(stage - 1).perRow(); i++) {
      add(wires, i, link.weight(i, unit));
    }
    return wires;
  }

  /**
   * Who listens to a unit, in the stage after; nobody to the last.
   *
   * @throws IllegalArgumentException when that layer is none that adds up
   */
  public List<Wire> outgoing(int stage, int unit) {
    List<Wire> wires = new ArrayList<>();
    if (stage < inspection.layers().size()) {
      Link link = link(stage + 1);
      for (int i = 0; i < shape(stage + 1).perRow(); i++) {
        add(wires, i, link.weight(unit, i));
      }
    }
    return wires;
  }

  private static void add(List<Wire> wires, int place, double weight) {
    if (!Double.isNaN(weight)) {
      wires.add(new Wire(place, weight));
    }
  }

  private Inspection.Layer layer(int stage) {
    return inspection.layers().get(stage - 1);
  }

  private Shape shape(int stage) {
    return inspection.shape(stage);
  }

  /** The numbers of a layer's parameter, such as its {@code weight}; none where it has no such. */
  public float[] parameter(int stage, String name) {
    for (Weights.Entry entry : weights.entries()) {
      if (entry.name().equals(layer(stage).name() + "." + name)) {
        return entry.values();
      }
    }
    return new float[0];
  }

  private Link link(int stage) {
    Module module = layer(stage).module();
    double[] before = inspection.values(stage - 1);
    if (module instanceof Linear) {
      float[] matrix = parameter(stage, "weight");
      return (from, to) -> matrix[to * before.length + from];
    }
    if (module instanceof Conv2d conv && conv.groups() == 1) {
      return convolution(conv.geometry(), stage);
    }
    if (module instanceof MaxPool2d pool) {
      return pooling(pool.geometry(), stage, before);
    }
    if (module instanceof Activation activation && activation.f() == Unary.RELU) {
      return (from, to) -> from != to ? Double.NaN : before[from] > 0 ? 1 : 0;
    }
    if (module instanceof Flatten) {
      return (from, to) -> from == to ? 1 : Double.NaN;
    }
    throw new IllegalArgumentException(
        module + " adds nothing up; Linear, Conv2d, MaxPool2d, ReLU and Flatten do");
  }

  private Link convolution(Geometry g, int stage) {
    Shape image = shape(stage - 1);
    Shape maps = shape(stage);
    float[] filters = parameter(stage, "weight");
    int kernel = g.kernelH() * g.kernelW();
    return (from, to) -> {
      int at = inWindow(g, image, maps, from, to);
      int filter = channel(maps, to) * image.size(1) + channel(image, from);
      return at < 0 ? Double.NaN : filters[filter * kernel + at];
    };
  }

  private Link pooling(Geometry g, int stage, double[] before) {
    Shape image = shape(stage - 1);
    Shape maps = shape(stage);
    double[] after = inspection.values(stage);
    return (from, to) -> {
      if (channel(image, from) != channel(maps, to) || inWindow(g, image, maps, from, to) < 0) {
        return Double.NaN;
      }
      if (before[from] != after[to]) {
        return 0;
      }
      int map = image.size(2) * image.size(3);
      for (int i = channel(image, from) * map; i < from; i++) {
        if (before[i] == after[to] && inWindow(g, image, maps, i, to) >= 0) {
          return 0; // the first among equals has won
        }
      }
      return 1;
    };
  }

  private static int channel(Shape image, int place) {
    return place / (image.size(2) * image.size(3));
  }

  /** Where in the window of unit {@code to} a pixel lies, row by row; -1 outside. */
  private static int inWindow(Geometry g, Shape image, Shape maps, int from, int to) {
    int row =
        along(
            from / image.size(3) % image.size(2),
            to / maps.size(3) % maps.size(2) * g.strideH() - g.padH(),
            g.kernelH(),
            g.dilationH());
    int column =
        along(
            from % image.size(3),
            to % maps.size(3) * g.strideW() - g.padW(),
            g.kernelW(),
            g.dilationW());
    return row < 0 || column < 0 ? -1 : row * g.kernelW() + column;
  }

  private static int along(int place, int begin, int kernel, int dilation) {
    int at = place - begin;
    return at < 0 || at % dilation != 0 || at / dilation >= kernel ? -1 : at / dilation;
  }
}
