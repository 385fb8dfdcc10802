package descent.engine.backend;

/**
 * The arithmetic of Descent.
 *
 * <p>Every {@code int} that is not a count is an address: an element index into the {@link Memory}
 * these kernels are bound to. Matrices are row-major with a row stride ({@code ld}). Images are
 * channels-last, (image, y, x, channel). Shapes are checked when a program is compiled, never here.
 * An output may be the same range as an input only where "in place" is said. Class and token
 * indices are stored as numbers (exact below 2^24). {@code d} before a name means the derivative of
 * the objective by it, and such ranges are always added to ("+="), never overwritten. {@link #NONE}
 * in place of an address says that this operand is absent.
 *
 * <p>An operation gets a kernel only if it cannot be composed of these, or if a fused one wins 1.2x
 * on a named benchmark of a whole training step. Families are enums, so that one more activation or
 * loss costs a loop per backend and no method.
 */
public interface Kernels {
  /** The address of an operand that is absent. */
  int NONE = -1;

  // -- moving

  /** x(n) = value. */
  void fill(int n, double value, int x);

  /**
   * y(rows, cols) = or += x(rows, cols), row by row with strides; concatenation, slices, heads. A
   * negative stride walks backwards (reversal in time).
   */
  void copy(int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate);

  /** y(cols, rows) = or += transpose of x(rows, cols); NCHW to NHWC is one call per image. */
  void transpose(int rows, int cols, int x, int y, boolean accumulate);

  /** Row r of y(rows, cols) is row ids[r] of table. */
  void gather(int rows, int cols, int table, int ids, int y);

  /** dTable[ids[r]] += dy[r] for each row r of dy(rows, cols), in order. */
  void scatterAdd(int rows, int cols, int dy, int ids, int dTable);

  // -- matrix product

  /**
   * c(m, n) = or += op(a)(m, k) . op(b)(k, n), where op transposes what is stored: with {@code
   * transposeA} a is stored (k, m), with {@code transposeB} b is stored (n, k). A backend may skip
   * the zeros of a large matrix that has few other numbers: to it 0 times infinity is 0.
   */
  void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      int a,
      int lda,
      int b,
      int ldb,
      int c,
      int ldc,
      boolean accumulate);

  // -- elementwise

  /** y = f(x; p); in place. */
  void map(Unary f, double p, int n, int x, int y);

  /**
   * dx = or += dy * f'(x; p). The value y = f(x; p) is at hand for derivatives that are cheaper by
   * it; x may be {@link #NONE} where {@link Unary#derivativeByValue()}. In place (dx is dy) when it
   * does not accumulate.
   */
  void mapGrad(Unary f, double p, int n, int x, int y, int dy, int dx, boolean accumulate);

  /** z = or += f(x, y); in place. */
  void combine(Binary f, int n, int x, int y, int z, boolean accumulate);

  /** y += alpha * x. */
  void axpy(int n, double alpha, int x, int y);

  /** y(rows, cols) = f(x(rows, cols) + row(cols); p): bias and activation in one pass; in place. */
  void bias(Unary f, double p, int rows, int cols, int x, int row, int y);

  // -- reductions, always in one fixed order

  /** The sum of x(n). */
  double sum(int n, int x);

  /** The sum of x(n) * y(n). */
  double dot(int n, int x, int y);

  /** row(cols) += the sum over the rows of x(rows, cols). */
  void sumRows(int rows, int cols, int x, int row);

  /** y(rows) = the position of the first maximum in each row of x(rows, cols). */
  void argmaxRows(int rows, int cols, int x, int y);

  // -- images, channels last

  /**
   * columns(images * outH * outW, kernelH * kernelW * channels) = the patch under each window
   * position, zero where it hangs over the edge.
   */
  void im2col(Window w, int images, int x, int columns);

  /** dx += each column entry at the pixel it was taken from: the transpose of {@link #im2col}. */
  void col2im(Window w, int images, int columns, int dx);

  /**
   * y(images, outH, outW, channels) = the maximum under each window; argmax = its position in the
   * image as a pixel index y * width + x, the first one in row-major order among equals. A window
   * that lies wholly in the padding does not occur.
   */
  void maxPool(Window w, int images, int x, int y, int argmax);

  /** dx += dy at the pixel that {@link #maxPool} chose. */
  void maxPoolGrad(Window w, int images, int dy, int argmax, int dx);

  /** y = the sum under each window / divisor(outH * outW). */
  void averagePool(Window w, int images, int x, int divisor, int y);

  /** dx += dy / divisor for each pixel under each window; upsampling is this gradient. */
  void averagePoolGrad(Window w, int images, int dy, int divisor, int dx);

  /**
   * Lays weight(outChannels, channels, 3, 3) out in {@code scratch} in the order in which {@link
   * #convReluPool} and its gradient want it, and clears the gradient kept there. Once a step.
   */
  void convReluPoolPrepare(Window w, int outChannels, int weight, int bias, int scratch);

  /**
   * Conv2d(3x3, padding 1), bias, ReLU and MaxPool2d(2) in one pass: y(images, height / 2, width /
   * 2, outChannels). {@code argmax}, as large as y, keeps for the gradient which of the four
   * positions won, in the backend's own code. {@code scratch} is as {@link
   * Backend#convReluPoolScratch} says, prepared in this step.
   */
  void convReluPool(Window w, int outChannels, int images, int x, int y, int argmax, int scratch);

  /**
   * Adds to dx (unless {@link #NONE}) and to the weight and bias gradients kept in {@code scratch}.
   */
  void convReluPoolGrad(
      Window w, int outChannels, int images, int x, int y, int dy, int argmax, int dx, int scratch);

  /** Adds the gradients kept in {@code scratch} to dWeight and dBias. Once a step, at its end. */
  void convReluPoolFinish(Window w, int outChannels, int dWeight, int dBias, int scratch);

  // -- normalisation

  /** mean(cols) and the biased variance(cols) of each column of x(rows, cols). */
  void columnMoments(int rows, int cols, int x, int mean, int variance);

  /** y = (x - mean) / sqrt(variance + eps) * gain + shift, column by column. */
  void batchNorm(
      int rows, int cols, double eps, int x, int mean, int variance, int gain, int shift, int y);

  /**
   * The gradient of {@link #batchNorm}; with {@code train}, mean and variance are those of x itself
   * and the gradient flows through them too. dx, dGain, dShift may be {@link #NONE}.
   */
  void batchNormGrad(
      int rows,
      int cols,
      double eps,
      boolean train,
      int x,
      int mean,
      int variance,
      int gain,
      int dy,
      int dx,
      int dGain,
      int dShift);

  /**
   * y = (x - mean of the row) / sqrt(variance of the row + eps) * gain + shift; moments(rows, 2)
   * keeps the row's mean and 1 / sqrt(variance + eps). gain and shift may be {@link #NONE}.
   */
  void layerNorm(int rows, int cols, double eps, int x, int gain, int shift, int y, int moments);

  /** The gradient of {@link #layerNorm}; gain, dx, dGain and dShift may be {@link #NONE}. */
  void layerNormGrad(
      int rows, int cols, int x, int gain, int moments, int dy, int dx, int dGain, int dShift);

  // -- softmax and losses

  /** Each row of y = softmax (or log-softmax) of the row of x; in place. */
  void softmax(boolean log, int rows, int cols, int x, int ldx, int y, int ldy);

  /** dx += the gradient of {@link #softmax}, from its output y. */
  void softmaxGrad(
      boolean log, int rows, int cols, int y, int ldy, int dy, int lddy, int dx, int lddx);

  /**
   * The cross-entropy of softmax(x(rows, cols)) with each row's target, smoothed: loss(rows) =
   * scale * weight[r] * loss of row r, and dx += its derivative by x.
   *
   * @param classes whether target(rows) holds class indices; otherwise target(rows, cols) holds
   *     probabilities
   * @param weight one factor for each row, 0 for a padded one, or {@link #NONE} for all 1
   * @param loss where the losses go, or {@link #NONE}
   * @param dx where the derivatives are added, or {@link #NONE}
   */
  void crossEntropy(
      boolean classes,
      double smoothing,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      double scale,
      int loss,
      int dx);

  /**
   * loss(rows) = scale * weight[r] * the sum over row r of f(x, target; p), and dx += its
   * derivative by x; operands absent as in {@link #crossEntropy}.
   */
  void pairLoss(
      Pair f,
      double p,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      double scale,
      int loss,
      int dx);

  // -- randomness

  /**
   * x[i] = the number that the counter-based generator draws for (key, counter + i): the same on
   * every backend and for any number of lanes. BERNOULLI gives 1 with probability p, else 0.
   */
  void random(Distribution d, double p, int n, long key, long counter, int x);

  // -- optimisers, each one loop over a flat range, as PyTorch defines them

  /** velocity may be {@link #NONE} when momentum is 0; first says that it holds nothing yet. */
  void sgd(
      int n,
      int w,
      int dw,
      int velocity,
      double rate,
      double momentum,
      double dampening,
      boolean nesterov,
      double decay,
      boolean first);

  /** {@code step} counts from 1; decoupled decay is AdamW's. */
  void adam(
      int n,
      int w,
      int dw,
      int m,
      int v,
      double rate,
      double beta1,
      double beta2,
      double eps,
      double decay,
      boolean decoupled,
      int step);

  /** velocity and gradientMean may be {@link #NONE} (no momentum, not centered). */
  void rmsprop(
      int n,
      int w,
      int dw,
      int square,
      int velocity,
      int gradientMean,
      double rate,
      double alpha,
      double eps,
      double momentum,
      double decay);

  /** {@code square} holds the sum of squared gradients so far. */
  void adagrad(int n, int w, int dw, int square, double rate, double eps, double decay);

  /** Functions of one number, with one parameter p where they have one. */
  enum Unary {
    IDENTITY,
    RELU,
    /** Slope p for negative x. */
    LEAKY_RELU,
    /** p (e^x - 1) for negative x. */
    ELU,
    SELU,
    SILU,
    GELU,
    GELU_TANH,
    TANH,
    SIGMOID,
    LOG_SIGMOID,
    /** log(1 + e^(p x)) / p, linear where p x > 20. */
    SOFTPLUS,
    SOFTSIGN,
    MISH,
    /** min(max(x, 0), 6). */
    RELU6,
    /** x clamped to [-p, p]. */
    HARDTANH,
    EXP,
    LOG,
    SQRT,
    SQUARE,
    ABS,
    RECIPROCAL,
    /** p x. */
    SCALE,
    /** x + p. */
    SHIFT,
    /** 1 for x > 0, else 0; derivative 0. */
    STEP;

    /** Whether f' can be had from y = f(x) alone, so that x need not be kept. */
    public boolean derivativeByValue() {
      return this == IDENTITY || this == RELU || this == TANH || this == SIGMOID;
    }
  }

  /** Functions of two numbers. */
  enum Binary {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
  }

  /** Losses of a prediction x and a target t, element by element. */
  enum Pair {
    /** (x - t)^2. */
    MSE,
    /** |x - t|. */
    L1,
    /** (x - t)^2 / 2 within p, p (|x - t| - p / 2) outside. */
    HUBER,
    /** (x - t)^2 / (2 p) within p, |x - t| - p / 2 outside. */
    SMOOTH_L1,
    /** max(0, 1 - t x) with t = -1 or 1. */
    HINGE,
    /** -(t log x + (1 - t) log(1 - x)), each logarithm clamped at -100. */
    BCE,
    /** The same of sigmoid(x); p weighs the positive term. */
    BCE_WITH_LOGITS
  }

  /** What {@link #random} draws. */
  enum Distribution {
    /** In [0, 1). */
    UNIFORM,
    /** Mean 0, standard deviation 1. */
    NORMAL,
    BERNOULLI
  }
}
