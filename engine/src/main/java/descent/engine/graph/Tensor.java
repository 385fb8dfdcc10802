package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Pair;
import descent.engine.backend.Kernels.Unary;
import java.util.ArrayList;
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
  private @Nullable Tensor otherOrder;

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

  /**
   * The transpose of a cross-correlation of (rows, channels, height, width) with (channels, out /
   * groups, kh, kw).
   *
   * @param outputPadH rows added at the far edge of the result
   * @param outputPadW columns added there
   */
  public Tensor convTranspose2d(
      Tensor weight,
      @Nullable Tensor bias,
      Geometry geometry,
      int outputPadH,
      int outputPadW,
      int groups) {
    return graph.add(
        ConvTranspose2d.of(channelsLast(), weight, bias, geometry, outputPadH, outputPadW, groups));
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

  /** This with {@code row}, or as much of it as a row is long, added to each of its rows. */
  public Tensor plusRow(Tensor row) {
    return graph.add(new PlusRow(channelsFirst(), row));
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

  /** Places start .. start + length of one axis (1 or more). */
  public Tensor narrow(int axis, int start, int length) {
    return graph.add(new Narrow(channelsFirst(), axis, start, length));
  }

  /** Tensors that differ along one axis (1 or more) at most, one behind the other. */
  public static Tensor concat(List<Tensor> parts, int axis) {
    List<Tensor> first = new ArrayList<>();
    for (Tensor part : parts) {
      first.add(part.channelsFirst());
    }
    return parts.get(0).graph.add(new Concat(first, axis));
  }

  /** (rows, a, b) to (rows, b, a). */
  public Tensor transpose() {
    return graph.add(new Transpose(channelsFirst()));
  }

  /** The sum of each row. */
  public Tensor rowSum() {
    return graph.add(new RowSum(channelsFirst()));
  }

  /** This tensor with its numbers in PyTorch's order. */
  public Tensor channelsFirst() {
    return operation.channelsLast() ? inOtherOrder() : this;
  }

  /** This tensor of rank 4 with its numbers pixel by pixel, as image operations want them. */
  public Tensor channelsLast() {
    return operation.channelsLast() ? this : inOtherOrder();
  }

  /** Numbers are put in another order once, however many ask for it. */
  private Tensor inOtherOrder() {
    if (otherOrder == null) {
      boolean back = operation.channelsLast();
      otherOrder = graph.add(back ? new ChannelsFirst(this) : new ChannelsLast(this));
    }
    return otherOrder;
  }

  // -- images

  /** The maximum under each window of (rows, channels, height, width). */
  public Tensor maxPool2d(Geometry geometry) {
    return graph.add(MaxPool2d.of(channelsLast(), geometry));
  }

  /** The mean under each window; padding may count as pixels. */
  public Tensor averagePool2d(Geometry geometry, boolean countIncludePad) {
    return graph.add(AveragePool2d.of(channelsLast(), geometry, countIncludePad));
  }

  /** (rows, channels, height, width) resampled along its height and its width. */
  public Tensor resample2d(Sampling down, Sampling across) {
    return graph.add(new Resample2d(channelsLast(), down, across));
  }

  // -- normalisation

  /** Each channel with mean 0 and variance 1, times gain, plus shift (both or neither). */
  public Tensor batchNorm(
      @Nullable Tensor gain,
      @Nullable Tensor shift,
      RunningStatistics running,
      double eps,
      double momentum,
      boolean training) {
    Tensor x = shape.rank() == 4 ? channelsLast() : this;
    return graph.add(new BatchNorm(x, gain, shift, running, eps, momentum, training));
  }

  /** The last axes of each row with mean 0 and variance 1, times gain, plus shift (or neither). */
  public Tensor layerNorm(
      Shape normalized, @Nullable Tensor gain, @Nullable Tensor shift, double eps) {
    return graph.add(new LayerNorm(channelsFirst(), normalized, gain, shift, eps));
  }

  /** Softmax over the last axis. */
  public Tensor softmax() {
    return graph.add(new Softmax(channelsFirst(), false));
  }

  /** The logarithm of softmax over the last axis. */
  public Tensor logSoftmax() {
    return graph.add(new Softmax(channelsFirst(), true));
  }

  // -- sequences

  /** The rows of table (entries, width) that this tensor's numbers name: (..., width). */
  public Tensor gatherFrom(Tensor table) {
    return graph.add(new Gather(this, table, Gather.NO_PADDING));
  }

  /** The same, but entry {@code padding} of the table gets no gradient. */
  public Tensor gatherFrom(Tensor table, int padding) {
    return graph.add(new Gather(this, table, padding));
  }

  /**
   * How much each query in this (rows, queries, width) looks at each key (rows, keys, width):
   * (rows, heads, queries, keys).
   *
   * @param mask (rows, keys) is added to the scores: 0, or a large negative number to hide a key
   * @param causal whether a query sees only keys that are not later than itself
   */
  public Tensor attentionWeights(Tensor key, @Nullable Tensor mask, int heads, boolean causal) {
    return graph.add(new AttentionWeights(this, key, mask, heads, causal));
  }

  /**
   * What attention with these weights (rows, heads, queries, keys) reads of values (rows, keys,
   * width).
   */
  public Tensor attend(Tensor value) {
    return graph.add(new AttentionValues(this, value));
  }

  /**
   * Elman's network over (rows, time, in): all states (rows, time, hidden).
   *
   * @param state (rows, hidden) before the first step, or null for zeros
   * @param f TANH or RELU
   * @param reverse whether time runs backwards
   */
  public Tensor rnn(RecurrentWeights weights, @Nullable Tensor state, Unary f, boolean reverse) {
    return graph.add(new Rnn(new Unrolled(this, state, null, weights, reverse), f));
  }

  /** Long short-term memory: all states and cells side by side, (rows, time, 2 hidden). */
  public Tensor lstm(
      RecurrentWeights weights, @Nullable Tensor state, @Nullable Tensor cell, boolean reverse) {
    return graph.add(new Lstm(new Unrolled(this, state, cell, weights, reverse)));
  }

  /** The gated recurrent unit: all states (rows, time, hidden). */
  public Tensor gru(RecurrentWeights weights, @Nullable Tensor state, boolean reverse) {
    return graph.add(new Gru(new Unrolled(this, state, null, weights, reverse)));
  }

  // -- losses

  /**
   * Cross-entropy of softmax(this (rows, ..., classes)) with target: (rows, ...) class indices, or
   * probabilities of this tensor's shape. One number for each target.
   */
  public Tensor crossEntropy(Tensor target, double smoothing) {
    return graph.add(new CrossEntropy(this, target, null, smoothing));
  }

  /** One number a row: scale * the sum over a row of f(this, target; p). */
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
