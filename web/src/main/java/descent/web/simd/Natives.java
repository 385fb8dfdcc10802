package descent.web.simd;

import org.teavm.interop.Import;

/**
 * The functions of the kernel module, bound when the page instantiates it. Addresses are in bytes;
 * a window comes as its components.
 */
final class Natives {
  private static final String MODULE = "kernels";

  private Natives() {}

  @Import(module = MODULE, name = "fill")
  static native void fill(int n, float value, int x);

  @Import(module = MODULE, name = "copy")
  static native void copy(int rows, int cols, int x, int ldx, int y, int ldy, boolean accumulate);

  @Import(module = MODULE, name = "transpose")
  static native void transpose(int rows, int cols, int x, int y, boolean accumulate);

  @Import(module = MODULE, name = "gather")
  static native void gather(int rows, int cols, int table, int ids, int y);

  @Import(module = MODULE, name = "scatterAdd")
  static native void scatterAdd(int rows, int cols, int dy, int ids, int dTable);

  @Import(module = MODULE, name = "gemm")
  static native void gemm(
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
      boolean accumulate,
      int workspace);

  @Import(module = MODULE, name = "map")
  static native void map(int function, float p, int n, int x, int y);

  @Import(module = MODULE, name = "mapGrad")
  static native void mapGrad(
      int function, float p, int n, int x, int y, int dy, int dx, boolean accumulate);

  @Import(module = MODULE, name = "combine")
  static native void combine(int function, int n, int x, int y, int z, boolean accumulate);

  @Import(module = MODULE, name = "axpy")
  static native void axpy(int n, float alpha, int x, int y);

  @Import(module = MODULE, name = "bias")
  static native void bias(boolean rectify, int rows, int cols, int x, int row, int y);

  @Import(module = MODULE, name = "sum")
  static native double sum(int n, int x);

  @Import(module = MODULE, name = "dot")
  static native double dot(int n, int x, int y);

  @Import(module = MODULE, name = "sumRows")
  static native void sumRows(int rows, int cols, int x, int row);

  @Import(module = MODULE, name = "argmaxRows")
  static native void argmaxRows(int rows, int cols, int x, int y);

  @Import(module = MODULE, name = "im2col")
  static native void im2col(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW,
      int outH,
      int outW,
      int images,
      int x,
      int columns);

  @Import(module = MODULE, name = "col2im")
  static native void col2im(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW,
      int outH,
      int outW,
      int images,
      int dx,
      int columns);

  @Import(module = MODULE, name = "maxPool")
  static native void maxPool(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW,
      int outH,
      int outW,
      int images,
      int x,
      int y,
      int argmax);

  @Import(module = MODULE, name = "maxPoolGrad")
  static native void maxPoolGrad(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW,
      int outH,
      int outW,
      int images,
      int dy,
      int argmax,
      int dx);

  @Import(module = MODULE, name = "averagePool")
  static native void averagePool(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW,
      int outH,
      int outW,
      int images,
      int x,
      int divisor,
      int y);

  @Import(module = MODULE, name = "averagePoolGrad")
  static native void averagePoolGrad(
      int channels,
      int pixel,
      int height,
      int width,
      int kernelH,
      int kernelW,
      int strideH,
      int strideW,
      int padH,
      int padW,
      int dilationH,
      int dilationW,
      int outH,
      int outW,
      int images,
      int dy,
      int divisor,
      int dx);

  @Import(module = MODULE, name = "convReluPoolDirectPrepare")
  static native void convReluPoolDirectPrepare(int weight, int ahead, int channels, int filters);

  @Import(module = MODULE, name = "convReluPoolDirect")
  static native void convReluPoolDirect(
      int channels,
      int pixel,
      int height,
      int width,
      int filters,
      int images,
      int x,
      int y,
      int argmax,
      int ahead,
      int bias,
      int bordered);

  @Import(module = MODULE, name = "convReluPoolDirectGrad")
  static native void convReluPoolDirectGrad(
      int channels,
      int pixel,
      int height,
      int width,
      int filters,
      int images,
      int x,
      int dy,
      int argmax,
      int kept,
      int bordered);

  @Import(module = MODULE, name = "convReluPoolDirectFinish")
  static native void convReluPoolDirectFinish(int dWeight, int kept, int channels, int filters);

  @Import(module = MODULE, name = "convReluPoolWinogradPrepare")
  static native void convReluPoolWinogradPrepare(int channels, int filters, int weight, int ahead);

  @Import(module = MODULE, name = "convReluPoolWinograd")
  static native void convReluPoolWinograd(
      int channels,
      int pixel,
      int height,
      int width,
      int filters,
      int images,
      int x,
      int y,
      int argmax,
      int ahead,
      int bias,
      int bordered,
      int tiles,
      int sums);

  @Import(module = MODULE, name = "convReluPoolSparsePrepare")
  static native void convReluPoolSparsePrepare(int weight, int back, int channels, int filters);

  @Import(module = MODULE, name = "convReluPoolBiasGrad")
  static native void convReluPoolBiasGrad(int windows, int filters, int y, int dy, int keptBias);

  @Import(module = MODULE, name = "convReluPoolSparseGrad")
  static native void convReluPoolSparseGrad(
      int channels,
      int pixel,
      int height,
      int width,
      int filters,
      int images,
      int x,
      int dy,
      int argmax,
      int dx,
      int back,
      int kept,
      int bordered,
      int dBordered,
      int list);

  @Import(module = MODULE, name = "convReluPoolSparseFinish")
  static native void convReluPoolSparseFinish(int dWeight, int kept, int channels, int filters);

  @Import(module = MODULE, name = "columnMoments")
  static native void columnMoments(int rows, int cols, int x, int mean, int variance);

  @Import(module = MODULE, name = "batchNorm")
  static native void batchNorm(
      int rows, int cols, float eps, int x, int mean, int variance, int gain, int shift, int y);

  @Import(module = MODULE, name = "batchNormGrad")
  static native void batchNormGrad(
      int rows,
      int cols,
      float eps,
      boolean train,
      int x,
      int mean,
      int variance,
      int gain,
      int dy,
      int dx,
      int dGain,
      int dShift);

  @Import(module = MODULE, name = "layerNorm")
  static native void layerNorm(
      int rows, int cols, float eps, int x, int gain, int shift, int y, int moments);

  @Import(module = MODULE, name = "layerNormGrad")
  static native void layerNormGrad(
      int rows, int cols, int x, int gain, int moments, int dy, int dx, int dGain, int dShift);

  @Import(module = MODULE, name = "softmax")
  static native void softmax(boolean log, int rows, int cols, int x, int ldx, int y, int ldy);

  @Import(module = MODULE, name = "softmaxGrad")
  static native void softmaxGrad(
      boolean log, int rows, int cols, int y, int ldy, int dy, int lddy, int dx, int lddx);

  @Import(module = MODULE, name = "crossEntropy")
  static native void crossEntropy(
      boolean classes,
      float oneMinusSmoothing,
      float smoothingPerClass,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      float scale,
      int loss,
      int dx);

  @Import(module = MODULE, name = "pairLoss")
  static native void pairLoss(
      int function,
      float p,
      int rows,
      int cols,
      int x,
      int target,
      int weight,
      float scale,
      int loss,
      int dx);

  @Import(module = MODULE, name = "random")
  static native void random(int distribution, int threshold, int n, long key, int counter, int x);

  @Import(module = MODULE, name = "sgd")
  static native void sgd(
      int n,
      int w,
      int dw,
      int velocity,
      float rate,
      float momentum,
      float oneMinusDampening,
      boolean nesterov,
      float decay,
      boolean first);

  @Import(module = MODULE, name = "adam")
  static native void adam(
      int n,
      int w,
      int dw,
      int m,
      int v,
      float beta1,
      float oneMinusBeta1,
      float beta2,
      float oneMinusBeta2,
      float eps,
      float decay,
      float shrink,
      float stepSize,
      float inverseCorrection);

  @Import(module = MODULE, name = "rmsprop")
  static native void rmsprop(
      int n,
      int w,
      int dw,
      int square,
      int velocity,
      int gradientMean,
      float rate,
      float alpha,
      float oneMinusAlpha,
      float eps,
      float momentum,
      float decay);

  @Import(module = MODULE, name = "adagrad")
  static native void adagrad(int n, int w, int dw, int square, float rate, float eps, float decay);

  @Import(module = MODULE, name = "roofline")
  static native float roofline(int rounds, float factor);
}
