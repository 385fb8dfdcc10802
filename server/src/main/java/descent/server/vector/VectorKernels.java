package descent.server.vector;

import descent.engine.backend.Kernels;
import descent.engine.backend.Window;

/** Each kernel, by the class of its family, with element indices turned into array indices. */
final class VectorKernels implements Kernels {
  private final VectorMemory memory;

  VectorKernels(VectorMemory memory) {
    this.memory = memory;
  }

  private static int at(int address) {
    return VectorMemory.BASE + address;
  }

  private static int optional(int address) {
    return address == NONE ? NONE : VectorMemory.BASE + address;
  }

  @Override
  public void fill(int n, double value, int x) {
    Moving.fill(memory.cells(), n, (float) value, at(x));
  }

  @Override
  public void copy(int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate) {
    Moving.copy(memory.cells(), rows, cols, at(x), ldx, at(y), ldy, accumulate);
  }

  @Override
  public void transpose(int rows, int cols, int x, int y, boolean accumulate) {
    Moving.transpose(memory.cells(), rows, cols, at(x), at(y), accumulate);
  }

  @Override
  public void gather(int rows, int cols, int table, int ids, int y) {
    Moving.gather(memory.cells(), rows, cols, at(table), at(ids), at(y));
  }

  @Override
  public void scatterAdd(int rows, int cols, int dy, int ids, int dTable) {
    Moving.scatterAdd(memory.cells(), rows, cols, at(dy), at(ids), at(dTable));
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
    Products.gemm(
        memory.cells(),
        transposeA,
        transposeB,
        m,
        n,
        k,
        at(a),
        lda,
        at(b),
        ldb,
        at(c),
        ldc,
        accumulate);
  }

  @Override
  public void map(Unary f, double p, int n, int x, int y) {
    Activations.map(memory.cells(), f, (float) p, n, at(x), at(y));
  }

  @Override
  public void mapGrad(Unary f, double p, int n, int x, int y, int dy, int dx, boolean accumulate) {
    ActivationGradients.mapGrad(
        memory.cells(), f, (float) p, n, optional(x), optional(y), at(dy), at(dx), accumulate);
  }

  @Override
  public void combine(Binary f, int n, int x, int y, int z, boolean accumulate) {
    Elementwise.combine(memory.cells(), f, n, at(x), at(y), at(z), accumulate);
  }

  @Override
  public void axpy(int n, double alpha, int x, int y) {
    Elementwise.axpy(memory.cells(), n, (float) alpha, at(x), at(y));
  }

  @Override
  public void bias(Unary f, double p, int rows, int cols, int x, int row, int y) {
    Elementwise.bias(memory.cells(), f, (float) p, rows, cols, at(x), at(row), at(y));
  }

  @Override
  public double sum(int n, int x) {
    return Reductions.sum(memory.cells(), n, at(x));
  }

  @Override
  public double dot(int n, int x, int y) {
    return Reductions.dot(memory.cells(), n, at(x), at(y));
  }

  @Override
  public void sumRows(int rows, int cols, int x, int row) {
    Reductions.sumRows(memory.cells(), rows, cols, at(x), at(row));
  }

  @Override
  public void argmaxRows(int rows, int cols, int x, int y) {
    Reductions.argmaxRows(memory.cells(), rows, cols, at(x), at(y));
  }

  @Override
  public void im2col(Window w, int images, int x, int columns) {
    Images.im2col(memory.cells(), w, images, at(x), at(columns));
  }

  @Override
  public void col2im(Window w, int images, int columns, int dx) {
    Images.col2im(memory.cells(), w, images, at(columns), at(dx));
  }

  @Override
  public void maxPool(Window w, int images, int x, int y, int argmax) {
    Images.maxPool(memory.cells(), w, images, at(x), at(y), at(argmax));
  }

  @Override
  public void maxPoolGrad(Window w, int images, int dy, int argmax, int dx) {
    Images.maxPoolGrad(memory.cells(), w, images, at(dy), at(argmax), at(dx));
  }

  @Override
  public void averagePool(Window w, int images, int x, int divisor, int y) {
    Images.averagePool(memory.cells(), w, images, at(x), at(divisor), at(y));
  }

  @Override
  public void averagePoolGrad(Window w, int images, int dy, int divisor, int dx) {
    Images.averagePoolGrad(memory.cells(), w, images, at(dy), at(divisor), at(dx));
  }

  @Override
  public void convReluPoolPrepare(Window w, int outChannels, int weight, int bias, int scratch) {
    ConvReluPool.prepare(memory.cells(), w, outChannels, at(weight), at(bias), at(scratch));
  }

  @Override
  public void convReluPool(
      Window w, int outChannels, int images, int x, int y, int argmax, int scratch) {
    ConvReluPool.forward(
        memory.cells(), w, outChannels, images, at(x), at(y), at(argmax), at(scratch));
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
    ConvReluPool.backward(
        memory.cells(),
        w,
        outChannels,
        images,
        at(x),
        at(y),
        at(dy),
        at(argmax),
        optional(dx),
        at(scratch));
  }

  @Override
  public void convReluPoolFinish(Window w, int outChannels, int dWeight, int dBias, int scratch) {
    ConvReluPool.finish(memory.cells(), w, outChannels, at(dWeight), at(dBias), at(scratch));
  }

  @Override
  public void columnMoments(int rows, int cols, int x, int mean, int variance) {
    Normalisation.columnMoments(memory.cells(), rows, cols, at(x), at(mean), at(variance));
  }

  @Override
  public void batchNorm(
      int rows, int cols, double eps, int x, int mean, int variance, int gain, int shift, int y) {
    Normalisation.batchNorm(
        memory.cells(), rows, cols, eps, at(x), at(mean), at(variance), at(gain), at(shift), at(y));
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
    Normalisation.batchNormGrad(
        memory.cells(),
        rows,
        cols,
        eps,
        train,
        at(x),
        at(mean),
        at(variance),
        at(gain),
        at(dy),
        optional(dx),
        optional(dGain),
        optional(dShift));
  }

  @Override
  public void layerNorm(
      int rows, int cols, double eps, int x, int gain, int shift, int y, int moments) {
    Normalisation.layerNorm(
        memory.cells(),
        rows,
        cols,
        eps,
        at(x),
        optional(gain),
        optional(shift),
        at(y),
        at(moments));
  }

  @Override
  public void layerNormGrad(
      int rows, int cols, int x, int gain, int moments, int dy, int dx, int dGain, int dShift) {
    Normalisation.layerNormGrad(
        memory.cells(),
        rows,
        cols,
        at(x),
        optional(gain),
        at(moments),
        at(dy),
        optional(dx),
        optional(dGain),
        optional(dShift));
  }

  @Override
  public void softmax(boolean log, int rows, int cols, int x, int ldx, int y, int ldy) {
    Softmax.softmax(memory.cells(), log, rows, cols, at(x), ldx, at(y), ldy);
  }

  @Override
  public void softmaxGrad(
      boolean log, int rows, int cols, int y, int ldy, int dy, int lddy, int dx, int lddx) {
    Softmax.softmaxGrad(memory.cells(), log, rows, cols, at(y), ldy, at(dy), lddy, at(dx), lddx);
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
    Softmax.crossEntropy(
        memory.cells(),
        classes,
        (float) smoothing,
        rows,
        cols,
        at(x),
        at(target),
        optional(weight),
        (float) scale,
        optional(loss),
        optional(dx));
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
    PairLosses.pairLoss(
        memory.cells(),
        f,
        (float) p,
        rows,
        cols,
        at(x),
        at(target),
        optional(weight),
        (float) scale,
        optional(loss),
        optional(dx));
  }

  @Override
  public void random(Distribution d, double p, int n, long key, long counter, int x) {
    Noise.random(memory.cells(), d, p, n, key, counter, at(x));
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
    Optimisers.sgd(
        memory.cells(),
        n,
        at(w),
        at(dw),
        optional(velocity),
        rate,
        momentum,
        dampening,
        nesterov,
        decay,
        first);
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
    Optimisers.adam(
        memory.cells(),
        n,
        at(w),
        at(dw),
        at(m),
        at(v),
        rate,
        beta1,
        beta2,
        eps,
        decay,
        decoupled,
        step);
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
    Optimisers.rmsprop(
        memory.cells(),
        n,
        at(w),
        at(dw),
        at(square),
        optional(velocity),
        optional(gradientMean),
        rate,
        alpha,
        eps,
        momentum,
        decay);
  }

  @Override
  public void adagrad(int n, int w, int dw, int square, double rate, double eps, double decay) {
    Optimisers.adagrad(memory.cells(), n, at(w), at(dw), at(square), rate, eps, decay);
  }
}
