package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Pair;
import descent.engine.backend.Kernels.Unary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a graph: a shape and the operation that makes it, no numbers. The methods here build
 * further nodes; they run nothing. Shapes are PyTorch's: (rows, features), (rows, channels, height,
 * width), (rows, time, features).
 */
public final class Tensor {
  private final Graph graph;
  private final int id;
  private final Operation operation;
  private final Shape shape;
  private final long noise;

  Tensor(Graph graph, int id, Operation operation, long noise) {
    this.graph = graph;
    this.id = id;
    this.operation = operation;
    this.shape = operation.shape();
    this.noise = noise;
  }

  /** The graph that this tensor belongs to. */
  public Graph graph() {
    return graph;
  }

  /** The number of this tensor within its graph; inputs of an operation have smaller ones. */
  int id() {
    return id;
  }

  /** What tells the randomness of this node from that of others; it survives a rewrite. */
  long noise() {
    return noise;
  }

  /** The operation that makes this tensor. */
  public Operation operation() {
    return operation;
  }

  /** The shape, as PyTorch has it whatever the order in memory. */
  public Shape shape() {
    return shape;
  }

  // -- products

  /** this . weight^T + bias over the last size: (..., in), (out, in), (out) to (..., out). */
  public Tensor affine(Tensor weight, @Nullable Tensor bias) {
    return graph.add(new Affine(this, weight, bias, Unary.IDENTITY, 0));
  }

  /** Cross-correlation of (rows, channels, height, width) with (out, channels / groups, kh, kw). */
  public Tensor conv2d(Tensor weight, @Nullable Tensor bias, Geometry geometry, int groups) {
    return graph.add(Conv2d.of(channelsLast(), weight, bias, geometry, groups));
  }

  // -- elementwise

  /** f(this; p). */
  public Tensor map(Unary f, double p) {
    return graph.add(new Map(this, f, p));
  }

  /** f(this; 0). */
  public Tensor map(Unary f) {
    return map(f, 0);
  }

  /** this + other, of the same shape. */
  public Tensor plus(Tensor other) {
    return combine(Binary.ADD, other);
  }

  /** this - other, of the same shape. */
  public Tensor minus(Tensor other) {
    return combine(Binary.SUBTRACT, other);
  }

  /** this * other, element by element. */
  public Tensor times(Tensor other) {
    return combine(Binary.MULTIPLY, other);
  }

  /** this * factor. */
  public Tensor times(double factor) {
    return map(Unary.SCALE, factor);
  }

  /** This with each number set to 0 with probability p and the rest scaled by 1 / (1 - p). */
  public Tensor dropout(double p) {
    return graph.add(new Dropout(this, p, graph.tensors().size()));
  }

  private Tensor combine(Binary f, Tensor other) {
    boolean last = operation.channelsLast() && other.operation.channelsLast();
    Tensor a = last ? this : channelsFirst();
    Tensor b = last ? other : other.channelsFirst();
    return graph.add(new Combine(a, b, f));
  }

  // -- shape

  /** The same numbers in the same order under another shape. */
  public Tensor view(Shape to) {
    return graph.add(new View(channelsFirst(), to));
  }

  /** (rows, a, b, ...) to (rows, a * b * ...), channels first. */
  public Tensor flatten() {
    return view(Shape.rows(shape.perRow()));
  }

  /** This tensor with its numbers in PyTorch's order. */
  public Tensor channelsFirst() {
    return operation.channelsLast() ? graph.add(new ChannelsFirst(this)) : this;
  }

  /** This tensor of rank 4 with its numbers pixel by pixel, as image operations want them. */
  public Tensor channelsLast() {
    return operation.channelsLast() ? this : graph.add(new ChannelsLast(this));
  }

  // -- images

  /** The maximum under each window of (rows, channels, height, width). */
  public Tensor maxPool2d(Geometry geometry) {
    return graph.add(MaxPool2d.of(channelsLast(), geometry));
  }

  // -- losses, one number a row

  /** Cross-entropy of softmax(this) with target (rows), class indices; see {@link CrossEntropy}. */
  public Tensor crossEntropy(Tensor target, double smoothing) {
    return graph.add(new CrossEntropy(this, target, null, smoothing));
  }

  /** scale * the sum over a row of f(this, target; p). */
  public Tensor pairLoss(Tensor target, Pair f, double p, double scale) {
    return graph.add(new PairLoss(channelsFirst(), target.channelsFirst(), f, p, scale));
  }

  /** The tensors that the operation reads. */
  List<Tensor> inputs() {
    return operation.inputs();
  }

  @Override
  public String toString() {
    return operation.getClass().getSimpleName() + shape;
  }
}
