package descent.engine.backend;

/** The reference's kernels: each is a loop over the memory's doubles, in its family's class. */
final class ReferenceKernels implements Kernels {
  private final ReferenceMemory memory;

  ReferenceKernels(ReferenceMemory memory) {
    this.memory = memory;
  }

  @Override
  public void fill(int n, double value, int x) {
    ReferenceProducts.fill(memory.cells(), n, value, x);
  }

  @Override
  public void copy(int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate) {
    ReferenceProducts.copy(memory.cells(), rows, cols, x, ldx, y, ldy, accumulate);
  }

  @Override
  public void transpose(int rows, int cols, int x, int y, boolean accumulate) {
    ReferenceProducts.transpose(memory.cells(), rows, cols, x, y, accumulate);
  }

  @Override
  public void gather(int rows, int cols, int table, int ids, int y) {
    ReferenceProducts.gather(memory.cells(), rows, cols, table, ids, y);
  }

  @Override
  public void scatterAdd(int rows, int cols, int dy, int ids, int dTable) {
    ReferenceProducts.scatterAdd(memory.cells(), rows, cols, dy, ids, dTable);
  }

  @Override
  public void gemm(
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
      boolean accumulate) {
    ReferenceProducts.gemm(
        memory.cells(), transposeA, transposeB, m, n, k, a, lda, b, ldb, c, ldc, accumulate);
  }

  @Override
  public void map(Unary f, double p, int n, int x, int y) {
    ReferenceElementwise.map(memory.cells(), f, p, n, x, y);
  }

  @Override
  public void mapGrad(Unary f, double p, int n, int x, int y, int dy, int dx, boolean accumulate) {
    ReferenceElementwise.mapGrad(memory.cells(), f, p, n, x, y, dy, dx, accumulate);
  }

  @Override
  public void combine(Binary f, int n, int x, int y, int z, boolean accumulate) {
    ReferenceElementwise.combine(memory.cells(), f, n, x, y, z, accumulate);
  }

  @Override
  public void axpy(int n, double alpha, int x, int y) {
    ReferenceElementwise.axpy(memory.cells(), n, alpha, x, y);
  }

  @Override
  public void bias(Unary f, double p, int rows, int cols, int x, int row, int y) {
    ReferenceElementwise.bias(memory.cells(), f, p, rows, cols, x, row, y);
  }

  @Override
  public double sum(int n, int x) {
    return ReferenceProducts.sum(memory.cells(), n, x);
  }

  @Override
  public double dot(int n, int x, int y) {
    return ReferenceProducts.dot(memory.cells(), n, x, y);
  }

  @Override
  public void sumRows(int rows, int cols, int x, int row) {
    ReferenceProducts.sumRows(memory.cells(), rows, cols, x, row);
  }

  @Override
  public void argmaxRows(int rows, int cols, int x, int y) {
    ReferenceProducts.argmaxRows(memory.cells(), rows, cols, x, y);
  }

  @Override
  public void im2col(Window w, int images, int x, int columns) {
    ReferenceImages.im2col(memory.cells(), w, images, x, columns);
  }

  @Override
  public void col2im(Window w, int images, int columns, int dx) {
    ReferenceImages.col2im(memory.cells(), w, images, columns, dx);
  }

  @Override
  public void maxPool(Window w, int images, int x, int y, int argmax) {
    ReferenceImages.maxPool(memory.cells(), w, images, x, y, argmax);
  }

  @Override
  public void maxPoolGrad(Window w, int images, int dy, int argmax, int dx) {
    ReferenceImages.maxPoolGrad(memory.cells(), w, images, dy, argmax, dx);
  }

  @Override
  public void averagePool(Window w, int images, int x, int divisor, int y) {
    ReferenceImages.averagePool(memory.cells(), w, images, x, divisor, y);
  }

  @Override
  public void averagePoolGrad(Window w, int images, int dy, int divisor, int dx) {
    ReferenceImages.averagePoolGrad(memory.cells(), w, images, dy, divisor, dx);
  }

  @Override
  public void convReluPoolPrepare(Window w, int outChannels, int weight, int bias, int scratch) {
    ReferenceConvReluPool.prepare(memory.cells(), w, outChannels, weight, bias, scratch);
  }

  @Override
  public void convReluPool(
      Window w, int outChannels, int images, int x, int y, int argmax, int scratch) {
    ReferenceConvReluPool.forward(memory.cells(), w, outChannels, images, x, y, argmax, scratch);
  }

  @Override
  public void convReluPoolGrad(
      Window w,
      int outChannels,
      int images,
      int x,
      int y,
      int dy,
      int argmax,
      int dx,
      int scratch) {
    ReferenceConvReluPool.backward(
        memory.cells(), w, outChannels, images, x, y, dy, argmax, dx, scratch);
  }

  @Override
  public void convReluPoolFinish(Window w, int outChannels, int dWeight, int dBias, int scratch) {
    ReferenceConvReluPool.finish(memory.cells(), w, outChannels, dWeight, dBias, scratch);
  }

  @Override
  public void columnMoments(int rows, int cols, int x, int mean, int variance) {
    ReferenceNormalisation.columnMoments(memory.cells(), rows, cols, x, mean, variance);
  }

  @Override
  public void batchNorm(
      int rows, int cols, double eps, int x, int mean, int variance, int gain, int shift, int y) {
    ReferenceNormalisation.batchNorm(
        memory.cells(), rows, cols, eps, x, mean, variance, gain, shift, y);
  }

  @Override
  public void batchNormGrad(
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
      int dShift) {
    ReferenceNormalisation.batchNormGrad(
        memory.cells(), rows, cols, eps, train, x, mean, variance, gain, dy, dx, dGain, dShift);
  }

  @Override
  public void layerNorm(
      int rows, int cols, double eps, int x, int gain, int shift, int y, int moments) {
    ReferenceNormalisation.layerNorm(memory.cells(), rows, cols, eps, x, gain, shift, y, moments);
  }

  @Override
  public void layerNormGrad(
      int rows, int cols, int x, int gain, int moments, int dy, int dx, int dGain, int dShift) {
    ReferenceNormalisation.layerNormGrad(
        memory.cells(), rows, cols, x, gain, moments, dy, dx, dGain, dShift);
  }

  @Override
  public void softmax(boolean log, int rows, int cols, int x, int ldx, int y, int ldy) {
    ReferenceLosses.softmax(memory.cells(), log, rows, cols, x, ldx, y, ldy);
  }

  @Override
  public void softmaxGrad(
      boolean log, int rows, int cols, int y, int ldy, int dy, int lddy, int dx, int lddx) {
    ReferenceLosses.softmaxGrad(memory.cells(), log, rows, cols, y, ldy, dy, lddy, dx, lddx);
  }

  @Override
  public void crossEntropy(
      boolean classes,
      double smoothing,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      double scale,
      int loss,
      int dx) {
    ReferenceLosses.crossEntropy(
        memory.cells(), classes, smoothing, rows, cols, x, target, weight, scale, loss, dx);
  }

  @Override
  public void pairLoss(
      Pair f,
      double p,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      double scale,
      int loss,
      int dx) {
    ReferenceLosses.pairLoss(memory.cells(), f, p, rows, cols, x, target, weight, scale, loss, dx);
  }

  @Override
  public void random(Distribution d, double p, int n, long key, long counter, int x) {
    ReferenceRandom.random(memory.cells(), d, p, n, key, counter, x);
  }

  @Override
  public void sgd(
      int n,
      int w,
      int dw,
      int velocity,
      double rate,
      double momentum,
      double dampening,
      boolean nesterov,
      double decay,
      boolean first) {
    ReferenceOptimisers.sgd(
        memory.cells(), n, w, dw, velocity, rate, momentum, dampening, nesterov, decay, first);
  }

  @Override
  public void adam(
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
      int step) {
    ReferenceOptimisers.adam(
        memory.cells(), n, w, dw, m, v, rate, beta1, beta2, eps, decay, decoupled, step);
  }

  @Override
  public void rmsprop(
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
      double decay) {
    ReferenceOptimisers.rmsprop(
        memory.cells(),
        n,
        w,
        dw,
        square,
        velocity,
        gradientMean,
        rate,
        alpha,
        eps,
        momentum,
        decay);
  }

  @Override
  public void adagrad(int n, int w, int dw, int square, double rate, double eps, double decay) {
    ReferenceOptimisers.adagrad(memory.cells(), n, w, dw, square, rate, eps, decay);
  }
}
