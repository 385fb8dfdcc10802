package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.absent;
import static descent.web.simd.kernel.Addresses.present;
import static descent.web.simd.kernel.Elementwise.mask;
import static descent.web.simd.kernel.Elementwise.splat;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/**
 * Emits one step of each optimiser over a flat range. Factors that do not depend on the element
 * come computed, in double, from the caller.
 */
final class Optimisers {
  private Optimisers() {}

  static void emit(WasmModule module) {
    sgd(module);
    adam(module);
    rmsprop(module);
    adagrad(module);
  }

  private static void sgd(WasmModule module) {
    WasmFunction f = module.export("sgd");
    I32 n = f.i32("n");
    I32 w = f.i32("w");
    I32 dw = f.i32("dw");
    I32 velocity = f.i32("velocity");
    F32x4 rate = splat(f, "rate");
    F32x4 momentum = splat(f, "momentum");
    F32x4 fresh = splat(f, "oneMinusDampening");
    I32x4 nesterov = f.let("nesterov", mask(f.i32("nesterov")));
    F32x4 decay = splat(f, "decay");
    I32x4 first = f.let("first", mask(f.i32("first")));
    f.when(
        absent(velocity),
        () ->
            Sweep.wide(
                f,
                n,
                List.of(w, dw),
                at -> {
                  F32x4 gradient = at.load(dw).plus(decay.times(at.load(w)));
                  at.store(w, at.load(w).minus(rate.times(gradient)));
                }),
        () ->
            Sweep.over(
                f,
                n,
                List.of(w, dw, velocity),
                at -> {
                  F32x4 gradient = f.let("gradient", at.load(dw).plus(decay.times(at.load(w))));
                  F32x4 old = momentum.times(at.load(velocity)).plus(fresh.times(gradient));
                  F32x4 v = f.let("v", first.choose(gradient, old));
                  at.store(velocity, v);
                  F32x4 ahead = gradient.plus(momentum.times(v));
                  F32x4 direction = nesterov.choose(ahead, v);
                  at.store(w, at.load(w).minus(rate.times(direction)));
                }));
  }

  /**
   * D. Kingma and J. Ba, "Adam", 2015; I. Loshchilov and F. Hutter, "Decoupled Weight Decay
   * Regularization", 2019. {@code shrink} multiplies the weights first; {@code decay} adds them to
   * the gradient.
   */
  private static void adam(WasmModule module) {
    WasmFunction f = module.export("adam");
    I32 n = f.i32("n");
    I32 w = f.i32("w");
    I32 dw = f.i32("dw");
    I32 m = f.i32("m");
    I32 v = f.i32("v");
    F32x4 beta1 = splat(f, "beta1");
    F32x4 fresh1 = splat(f, "oneMinusBeta1");
    F32x4 beta2 = splat(f, "beta2");
    F32x4 fresh2 = splat(f, "oneMinusBeta2");
    F32x4 eps = splat(f, "eps");
    F32x4 decay = splat(f, "decay");
    F32x4 shrink = splat(f, "shrink");
    F32x4 stepSize = splat(f, "stepSize");
    F32x4 correction = splat(f, "inverseCorrection");
    Sweep.over(
        f,
        n,
        List.of(w, dw, m, v),
        at -> {
          F32x4 weight = f.let("weight", at.load(w));
          F32x4 gradient = f.let("gradient", at.load(dw).plus(decay.times(weight)));
          F32x4 mean = f.let("mean", beta1.times(at.load(m)).plus(fresh1.times(gradient)));
          F32x4 squared = fresh2.times(gradient).times(gradient);
          F32x4 square = f.let("square", beta2.times(at.load(v)).plus(squared));
          at.store(m, mean);
          at.store(v, square);
          F32x4 divisor = square.sqrt().times(correction).plus(eps);
          F32x4 step = stepSize.times(mean).over(divisor);
          at.store(w, weight.times(shrink).minus(step));
        });
  }

  private static void rmsprop(WasmModule module) {
    WasmFunction f = module.export("rmsprop");
    I32 n = f.i32("n");
    I32 w = f.i32("w");
    I32 dw = f.i32("dw");
    I32 square = f.i32("square");
    I32 velocity = f.i32("velocity");
    I32 gradientMean = f.i32("gradientMean");
    F32x4 rate = splat(f, "rate");
    F32x4 alpha = splat(f, "alpha");
    F32x4 fresh = splat(f, "oneMinusAlpha");
    F32x4 eps = splat(f, "eps");
    F32x4 momentum = splat(f, "momentum");
    F32x4 decay = splat(f, "decay");
    I32 hasVelocity = f.let("hasVelocity", present(velocity));
    I32 hasMean = f.let("hasMean", present(gradientMean));
    Sweep.over(
        f,
        n,
        List.of(w, dw, square, velocity, gradientMean),
        at -> {
          F32x4 weight = f.let("weight", at.load(w));
          F32x4 gradient = f.let("gradient", at.load(dw).plus(decay.times(weight)));
          F32x4 squared = fresh.times(gradient).times(gradient);
          F32x4 variance = f.let("variance", alpha.times(at.load(square)).plus(squared));
          at.store(square, variance);
          f.when(
              hasMean,
              () -> {
                F32x4 old = alpha.times(at.load(gradientMean));
                F32x4 mean = f.let("mean", old.plus(fresh.times(gradient)));
                at.store(gradientMean, mean);
                f.set(variance, variance.minus(mean.times(mean)));
              });
          F32x4 direction = f.let("direction", gradient.over(variance.sqrt().plus(eps)));
          f.when(
              hasVelocity,
              () -> {
                f.set(direction, momentum.times(at.load(velocity)).plus(direction));
                at.store(velocity, direction);
              });
          at.store(w, weight.minus(rate.times(direction)));
        });
  }

  private static void adagrad(WasmModule module) {
    WasmFunction f = module.export("adagrad");
    I32 n = f.i32("n");
    I32 w = f.i32("w");
    I32 dw = f.i32("dw");
    I32 square = f.i32("square");
    F32x4 rate = splat(f, "rate");
    F32x4 eps = splat(f, "eps");
    F32x4 decay = splat(f, "decay");
    Sweep.over(
        f,
        n,
        List.of(w, dw, square),
        at -> {
          F32x4 weight = f.let("weight", at.load(w));
          F32x4 gradient = f.let("gradient", at.load(dw).plus(decay.times(weight)));
          F32x4 total = f.let("total", at.load(square).plus(gradient.times(gradient)));
          at.store(square, total);
          F32x4 step = rate.times(gradient).over(total.sqrt().plus(eps));
          at.store(w, weight.minus(step));
        });
  }
}
