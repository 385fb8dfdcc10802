package descent.engine.classic;

import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Pair;
import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.Memory;
import descent.engine.data.Numbers;
import descent.engine.data.Pixels;
import descent.engine.data.Samples;
import java.util.Arrays;

/**
 * What logistic regression minimises: |W|^2 / 2 + C times the sum of the samples' losses, the bias
 * not counted in |W|. Two classes share one output and the loss of its sigmoid; more have an output
 * each and the cross-entropy of their softmax.
 *
 * <p>A point is W(outputs, features), row by row, and then the biases. The samples lie in a
 * backend's memory for as long as the problem is open; each lane takes its share of the rows.
 */
final class LogisticProblem implements Convex, AutoCloseable {
  /** Rows worked on at once: few enough for a core's cache, where they are read again. */
  private static final int BLOCK = 256;

  private final Backend backend;
  private final Memory memory;
  private final Kernels kernels;
  private final double c;
  private final int rows;
  private final int features;
  private final int outputs;
  private final int lanes;

  // Addresses: samples (rows, features), targets (rows), the point, each lane's share of a
  // gradient.
  private final int samples;
  private final int targets;
  private final int weights;
  private final int gradients;

  // Addresses: (rows, outputs) of probabilities, of scores, of derivatives; each row's loss;
  // each lane's block of squares (BLOCK, features).
  private final int probabilities;
  private final int scores;
  private final int derivatives;
  private final int losses;
  private final int squares;

  LogisticProblem(Backend backend, Samples x, int[] labels, int classes, double c) {
    this.backend = backend;
    this.c = c;
    rows = x.size();
    features = x.shape().perRow();
    outputs = classes == 2 ? 1 : classes;
    lanes = Math.min(backend.lanes(), rows);
    Layout layout = new Layout();
    samples = layout.take((long) rows * features);
    targets = layout.take(rows);
    weights = layout.take(size());
    gradients = layout.take((long) lanes * Backend.aligned(size()));
    probabilities = layout.take((long) rows * outputs);
    scores = layout.take((long) rows * outputs);
    derivatives = layout.take((long) rows * outputs);
    losses = layout.take(rows);
    squares = layout.take((long) lanes * BLOCK * features);
    memory = backend.reserve(layout.taken);
    kernels = memory.kernels();
    write(x);
    double[] wanted = new double[rows];
    for (int i = 0; i < rows; i++) {
      wanted[i] = labels[i];
    }
    memory.write(targets, wanted, 0, rows);
  }

  /** How many numbers a point has. */
  int size() {
    return outputs * (features + 1);
  }

  @Override
  public double value(double[] w, double[] gradient) {
    memory.write(weights, w, 0, size());
    double[] sums = new double[lanes];
    backend.forEachLane(lanes, lane -> sums[lane] = c * losses(lane));
    double penalty = 0;
    for (int i = 0; i < outputs * features; i++) {
      penalty += w[i] * w[i];
    }
    sumLanes(w, gradient);
    double value = penalty / 2;
    for (double sum : sums) {
      value += sum;
    }
    return value;
  }

  @Override
  public void curvature(double[] v, double[] result) {
    memory.write(weights, v, 0, size());
    backend.forEachLane(lanes, this::curve);
    sumLanes(v, result);
  }

  @Override
  public void diagonal(double[] result) {
    backend.forEachLane(lanes, this::diagonal);
    double[] ones = new double[size()];
    Arrays.fill(ones, 1);
    sumLanes(ones, result);
  }

  @Override
  public void close() {
    memory.close();
  }

  /** The summed losses of a lane's rows; probabilities and the lane's gradient are left behind. */
  private double losses(int lane) {
    double sum = 0;
    for (int from = begin(lane); from < begin(lane + 1); from += BLOCK) {
      int count = Math.min(BLOCK, begin(lane + 1) - from);
      int x = scores + from * outputs;
      int p = probabilities + from * outputs;
      int d = derivatives + from * outputs;
      int target = targets + from;
      int loss = losses + from;
      score(from, count, x);
      kernels.fill(count * outputs, 0, d);
      if (outputs == 1) {
        kernels.pairLoss(Pair.BCE_WITH_LOGITS, 1, count, 1, x, target, Kernels.NONE, 1, loss, d);
        kernels.map(Unary.SIGMOID, 0, count, x, p);
      } else {
        kernels.crossEntropy(true, 0, count, outputs, x, target, Kernels.NONE, 1, loss, d);
        kernels.softmax(false, count, outputs, x, outputs, p, outputs);
      }
      collect(lane, from, count, samples + from * features);
      sum += kernels.sum(count, loss);
    }
    return sum;
  }

  /**
   * The lane's share of H v: the scores of v, through the derivative of the probabilities, back.
   */
  private void curve(int lane) {
    for (int from = begin(lane); from < begin(lane + 1); from += BLOCK) {
      int count = Math.min(BLOCK, begin(lane + 1) - from);
      int x = scores + from * outputs;
      int p = probabilities + from * outputs;
      int d = derivatives + from * outputs;
      score(from, count, x);
      if (outputs == 1) {
        kernels.mapGrad(Unary.SIGMOID, 0, count, Kernels.NONE, p, x, d, false);
      } else {
        kernels.fill(count * outputs, 0, d);
        kernels.softmaxGrad(false, count, outputs, p, outputs, x, outputs, d, outputs);
      }
      collect(lane, from, count, samples + from * features);
    }
  }

  /** The lane's share of the diagonal of H: the sum over the rows of p (1 - p) x^2. */
  private void diagonal(int lane) {
    int squares = squares(lane);
    for (int from = begin(lane); from < begin(lane + 1); from += BLOCK) {
      int count = Math.min(BLOCK, begin(lane + 1) - from);
      int x = samples + from * features;
      int p = probabilities + from * outputs;
      int d = derivatives + from * outputs;
      kernels.combine(Binary.MULTIPLY, count * features, x, x, squares, false);
      kernels.combine(Binary.MULTIPLY, count * outputs, p, p, d, false);
      kernels.combine(Binary.SUBTRACT, count * outputs, p, d, d, false);
      collect(lane, from, count, squares);
    }
  }

  /** target(count, outputs) = rows . Wt + biases. */
  private void score(int from, int count, int target) {
    int x = samples + from * features;
    kernels.gemm(
        false, true, count, outputs, features, x, features, weights, features, target, outputs,
        false);
    int biases = weights + outputs * features;
    kernels.bias(Unary.IDENTITY, 0, count, outputs, target, biases, target);
  }

  /**
   * The lane's gradient += derivatives^T . x for a block of its rows, and the sums of the
   * derivatives for the biases; its first block begins anew.
   */
  private void collect(int lane, int from, int count, int x) {
    boolean more = from > begin(lane);
    int d = derivatives + from * outputs;
    int gradient = gradient(lane);
    kernels.gemm(
        true, false, outputs, features, count, d, outputs, x, features, gradient, features, more);
    if (!more) {
      kernels.fill(outputs, 0, gradient + outputs * features);
    }
    kernels.sumRows(count, outputs, d, gradient + outputs * features);
  }

  /** result = C times the lanes' gradients, added in their order, + the penalty's share. */
  private void sumLanes(double[] w, double[] result) {
    Arrays.fill(result, 0);
    double[] share = new double[size()];
    for (int lane = 0; lane < lanes; lane++) {
      memory.read(gradient(lane), share, 0, size());
      for (int i = 0; i < share.length; i++) {
        result[i] += c * share[i];
      }
    }
    for (int i = 0; i < outputs * features; i++) {
      result[i] += w[i];
    }
  }

  /**
   * The point with biases around 0: a number added to the biases of all classes changes no answer
   * and no loss.
   */
  double[] centred(double[] point) {
    if (outputs == 1) {
      return point;
    }
    double[] centred = point.clone();
    int first = outputs * features;
    double mean = 0;
    for (int i = first; i < point.length; i++) {
      mean += point[i] / outputs;
    }
    for (int i = first; i < centred.length; i++) {
      centred[i] -= mean;
    }
    return centred;
  }

  private int begin(int lane) {
    return (int) ((long) rows * lane / lanes);
  }

  private int squares(int lane) {
    return squares + lane * BLOCK * features;
  }

  private int gradient(int lane) {
    return gradients + lane * Backend.aligned(size());
  }

  private void write(Samples x) {
    int[] order = new int[rows];
    for (int i = 0; i < rows; i++) {
      order[i] = i;
    }
    byte[] bytes = new byte[BLOCK * features];
    double[] values = new double[BLOCK * features];
    for (int from = 0; from < rows; from += BLOCK) {
      int count = Math.min(BLOCK, rows - from);
      int at = samples + from * features;
      switch (x) {
        case Pixels pixels -> {
          pixels.gather(order, from, count, bytes);
          memory.writeBytes(at, bytes, 0, count * features, pixels.scale());
        }
        case Numbers numbers -> {
          numbers.gather(order, from, count, values);
          memory.write(at, values, 0, count * features);
        }
      }
    }
  }

  /** Hands out addresses one after the other. */
  private static final class Layout {
    private int taken;

    int take(long elements) {
      int address = taken;
      taken = Backend.aligned(Math.toIntExact(taken + elements));
      return address;
    }
  }
}
