package descent.web.simd;

import descent.engine.backend.Kernels;
import descent.engine.backend.Window;
import descent.engine.random.CounterRandom;

/**
 * Kernels that are calls into the module: element indices become addresses, numbers that do not
 * depend on the element are computed here, in double, and nothing here loops.
 */
final class SimdKernels implements Kernels {
  private final SimdMemory memory;
  private final int workspace;

  SimdKernels(SimdMemory memory, int workspace) {
    this.memory = memory;
    this.workspace = workspace;
  }

  private int at(int element) {
    return memory.base() + Float.BYTES * element;
  }

  private int ifPresent(int element) {
    return element == NONE ? NONE : at(element);
  }

  @Override
  public void fill(int n, double value, int x) {
    Natives.fill(n, (float) value, at(x));
  }

  @Override
  public void copy(int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate) {
    Natives.copy(rows, cols, at(x), ldx, at(y), ldy, accumulate);
  }

  @Override
  public void transpose(int rows, int cols, int x, int y, boolean accumulate) {
    Natives.transpose(rows, cols, at(x), at(y), accumulate);
  }

  @Override
  public void gather(int rows, int cols, int table, int ids, int y) {
    Natives.gather(rows, cols, at(table), at(ids), at(y));
  }

  @Override
  public void scatterAdd(int rows, int cols, int dy, int ids, int dTable) {
    Natives.scatterAdd(rows, cols, at(dy), at(ids), at(dTable));
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
    Natives.gemm(
        transposeA, transposeB, m, n, k, at(a), lda, at(b), ldb, at(c), ldc, accumulate, workspace);
  }

  @Override
  public void map(Unary f, double p, int n, int x, int y) {
    Natives.map(f.ordinal(), (float) p, n, at(x), at(y));
  }

  @Override
  public void mapGrad(Unary f, double p, int n, int x, int y, int dy, int dx, boolean accumulate) {
    Natives.mapGrad(f.ordinal(), (float) p, n, ifPresent(x), at(y), at(dy), at(dx), accumulate);
  }

  @Override
  public void combine(Binary f, int n, int x, int y, int z, boolean accumulate) {
    Natives.combine(f.ordinal(), n, at(x), at(y), at(z), accumulate);
  }

  @Override
  public void axpy(int n, double alpha, int x, int y) {
    Natives.axpy(n, (float) alpha, at(x), at(y));
  }

  @Override
  public void bias(Unary f, double p, int rows, int cols, int x, int row, int y) {
    Natives.bias(f == Unary.RELU, rows, cols, at(x), at(row), at(y));
    if (f != Unary.RELU && f != Unary.IDENTITY) {
      map(f, p, rows * cols, y, y);
    }
  }

  @Override
  public double sum(int n, int x) {
    return Natives.sum(n, at(x));
  }

  @Override
  public double dot(int n, int x, int y) {
    return Natives.dot(n, at(x), at(y));
  }

  @Override
  public void sumRows(int rows, int cols, int x, int row) {
    Natives.sumRows(rows, cols, at(x), at(row));
  }

  @Override
  public void argmaxRows(int rows, int cols, int x, int y) {
    Natives.argmaxRows(rows, cols, at(x), at(y));
  }

  @Override
  public void im2col(Window w, int images, int x, int columns) {
    Natives.im2col(
        w.channels(),
        w.pixel(),
        w.height(),
        w.width(),
        w.kernelH(),
        w.kernelW(),
        w.strideH(),
        w.strideW(),
        w.padH(),
        w.padW(),
        w.dilationH(),
        w.dilationW(),
        w.outH(),
        w.outW(),
        images,
        at(x),
        at(columns));
  }

  @Override
  public void col2im(Window w, int images, int columns, int dx) {
    Natives.col2im(
        w.channels(),
        w.pixel(),
        w.height(),
        w.width(),
        w.kernelH(),
        w.kernelW(),
        w.strideH(),
        w.strideW(),
        w.padH(),
        w.padW(),
        w.dilationH(),
        w.dilationW(),
        w.outH(),
        w.outW(),
        images,
        at(dx),
        at(columns));
  }

  @Override
  public void maxPool(Window w, int images, int x, int y, int argmax) {
    Natives.maxPool(
        w.channels(),
        w.pixel(),
        w.height(),
        w.width(),
        w.kernelH(),
        w.kernelW(),
        w.strideH(),
        w.strideW(),
        w.padH(),
        w.padW(),
        w.dilationH(),
        w.dilationW(),
        w.outH(),
        w.outW(),
        images,
        at(x),
        at(y),
        at(argmax));
  }

  @Override
  public void maxPoolGrad(Window w, int images, int dy, int argmax, int dx) {
    Natives.maxPoolGrad(
        w.channels(),
        w.pixel(),
        w.height(),
        w.width(),
        w.kernelH(),
        w.kernelW(),
        w.strideH(),
        w.strideW(),
        w.padH(),
        w.padW(),
        w.dilationH(),
        w.dilationW(),
        w.outH(),
        w.outW(),
        images,
        at(dy),
        at(argmax),
        at(dx));
  }

  @Override
  public void averagePool(Window w, int images, int x, int divisor, int y) {
    Natives.averagePool(
        w.channels(),
        w.pixel(),
        w.height(),
        w.width(),
        w.kernelH(),
        w.kernelW(),
        w.strideH(),
        w.strideW(),
        w.padH(),
        w.padW(),
        w.dilationH(),
        w.dilationW(),
        w.outH(),
        w.outW(),
        images,
        at(x),
        at(divisor),
        at(y));
  }

  @Override
  public void averagePoolGrad(Window w, int images, int dy, int divisor, int dx) {
    Natives.averagePoolGrad(
        w.channels(),
        w.pixel(),
        w.height(),
        w.width(),
        w.kernelH(),
        w.kernelW(),
        w.strideH(),
        w.strideW(),
        w.padH(),
        w.padW(),
        w.dilationH(),
        w.dilationW(),
        w.outH(),
        w.outW(),
        images,
        at(dy),
        at(divisor),
        at(dx));
  }

  @Override
  public void convReluPoolPrepare(Window w, int outChannels, int weight, int bias, int scratch) {
    ConvReluPoolScratch s = new ConvReluPoolScratch(w, outChannels, scratch);
    Natives.fill(s.end() - scratch, 0, at(scratch));
    if (s.fewChannels()) {
      Natives.convReluPoolDirectPrepare(at(weight), at(s.ahead()), w.channels(), outChannels);
    } else {
      Natives.convReluPoolWinogradPrepare(w.channels(), outChannels, at(weight), at(s.ahead()));
    }
    Natives.convReluPoolSparsePrepare(at(weight), at(s.back()), w.channels(), outChannels);
    Natives.copy(1, outChannels, at(bias), outChannels, at(s.bias()), outChannels, false);
  }

  @Override
  public void convReluPool(
      Window w, int outChannels, int images, int x, int y, int argmax, int scratch) {
    ConvReluPoolScratch s = new ConvReluPoolScratch(w, outChannels, scratch);
    if (s.fewChannels()) {
      Natives.convReluPoolDirect(
          w.channels(),
          w.pixel(),
          w.height(),
          w.width(),
          outChannels,
          images,
          at(x),
          at(y),
          at(argmax),
          at(s.ahead()),
          at(s.bias()),
          at(s.bordered()));
    } else {
      Natives.convReluPoolWinograd(
          w.channels(),
          w.pixel(),
          w.height(),
          w.width(),
          outChannels,
          images,
          at(x),
          at(y),
          at(argmax),
          at(s.ahead()),
          at(s.bias()),
          at(s.bordered()),
          at(s.tiles()),
          at(s.sums()));
    }
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
    ConvReluPoolScratch s = new ConvReluPoolScratch(w, outChannels, scratch);
    Natives.convReluPoolBiasGrad(
        images * s.windows(), outChannels, at(y), at(dy), at(s.keptBias()));
    if (s.fewChannels()) {
      Natives.convReluPoolDirectGrad(
          w.channels(),
          w.pixel(),
          w.height(),
          w.width(),
          outChannels,
          images,
          at(x),
          at(dy),
          at(argmax),
          at(s.kept()),
          at(s.bordered()));
    }
    if (!s.fewChannels() || dx != NONE) {
      Natives.convReluPoolSparseGrad(
          w.channels(),
          w.pixel(),
          w.height(),
          w.width(),
          outChannels,
          images,
          at(x),
          at(dy),
          at(argmax),
          ifPresent(dx),
          at(s.back()),
          s.fewChannels() ? NONE : at(s.kept()),
          at(s.bordered()),
          at(s.dBordered()),
          at(s.list()));
    }
  }

  @Override
  public void convReluPoolFinish(Window w, int outChannels, int dWeight, int dBias, int scratch) {
    ConvReluPoolScratch s = new ConvReluPoolScratch(w, outChannels, scratch);
    if (s.fewChannels()) {
      Natives.convReluPoolDirectFinish(at(dWeight), at(s.kept()), w.channels(), outChannels);
    } else {
      Natives.convReluPoolSparseFinish(at(dWeight), at(s.kept()), w.channels(), outChannels);
    }
    Natives.axpy(outChannels, 1, at(s.keptBias()), at(dBias));
  }

  @Override
  public void columnMoments(int rows, int cols, int x, int mean, int variance) {
    Natives.columnMoments(rows, cols, at(x), at(mean), at(variance));
  }

  @Override
  public void batchNorm(
      int rows, int cols, double eps, int x, int mean, int variance, int gain, int shift, int y) {
    Natives.batchNorm(
        rows, cols, (float) eps, at(x), at(mean), at(variance), at(gain), at(shift), at(y));
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
    Natives.batchNormGrad(
        rows,
        cols,
        (float) eps,
        train,
        at(x),
        at(mean),
        at(variance),
        at(gain),
        at(dy),
        ifPresent(dx),
        ifPresent(dGain),
        ifPresent(dShift));
  }

  @Override
  public void layerNorm(
      int rows, int cols, double eps, int x, int gain, int shift, int y, int moments) {
    Natives.layerNorm(
        rows, cols, (float) eps, at(x), ifPresent(gain), ifPresent(shift), at(y), at(moments));
  }

  @Override
  public void layerNormGrad(
      int rows, int cols, int x, int gain, int moments, int dy, int dx, int dGain, int dShift) {
    Natives.layerNormGrad(
        rows,
        cols,
        at(x),
        ifPresent(gain),
        at(moments),
        at(dy),
        ifPresent(dx),
        ifPresent(dGain),
        ifPresent(dShift));
  }

  @Override
  public void softmax(boolean log, int rows, int cols, int x, int ldx, int y, int ldy) {
    Natives.softmax(log, rows, cols, at(x), ldx, at(y), ldy);
  }

  @Override
  public void softmaxGrad(
      boolean log, int rows, int cols, int y, int ldy, int dy, int lddy, int dx, int lddx) {
    Natives.softmaxGrad(log, rows, cols, at(y), ldy, at(dy), lddy, at(dx), lddx);
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
    Natives.crossEntropy(
        classes,
        (float) (1 - smoothing),
        (float) (smoothing / cols),
        rows,
        cols,
        at(x),
        at(target),
        ifPresent(weight),
        (float) scale,
        ifPresent(loss),
        ifPresent(dx));
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
    Natives.pairLoss(
        f.ordinal(),
        (float) p,
        rows,
        cols,
        at(x),
        at(target),
        ifPresent(weight),
        (float) scale,
        ifPresent(loss),
        ifPresent(dx));
  }

  @Override
  public void random(Distribution d, double p, int n, long key, long counter, int x) {
    int threshold = d == Distribution.BERNOULLI ? CounterRandom.threshold(p) : 0;
    Natives.random(d.ordinal(), threshold, n, key, (int) counter, at(x));
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
    Natives.sgd(
        n,
        at(w),
        at(dw),
        momentum == 0 ? NONE : ifPresent(velocity),
        (float) rate,
        (float) momentum,
        (float) (1 - dampening),
        nesterov,
        (float) decay,
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
    double correction1 = 1 - Math.pow(beta1, step);
    double correction2 = 1 - Math.pow(beta2, step);
    Natives.adam(
        n,
        at(w),
        at(dw),
        at(m),
        at(v),
        (float) beta1,
        (float) (1 - beta1),
        (float) beta2,
        (float) (1 - beta2),
        (float) eps,
        (float) (decoupled ? 0 : decay),
        (float) (decoupled ? 1 - rate * decay : 1),
        (float) (rate / correction1),
        (float) (1 / Math.sqrt(correction2)));
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
    Natives.rmsprop(
        n,
        at(w),
        at(dw),
        at(square),
        ifPresent(velocity),
        ifPresent(gradientMean),
        (float) rate,
        (float) alpha,
        (float) (1 - alpha),
        (float) eps,
        (float) momentum,
        (float) decay);
  }

  @Override
  public void adagrad(int n, int w, int dw, int square, double rate, double eps, double decay) {
    Natives.adagrad(n, at(w), at(dw), at(square), (float) rate, (float) eps, (float) decay);
  }
}
