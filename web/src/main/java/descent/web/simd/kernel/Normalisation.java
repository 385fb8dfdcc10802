package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;
import static descent.web.simd.kernel.Addresses.present;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/** Emits normalisation by columns (batch norm) and by rows (layer norm), with gradients. */
final class Normalisation {
  private static final F32x4 ZERO = F32x4.of(0);
  private static final F32x4 ONE = F32x4.of(1);

  private Normalisation() {}

  static void emit(WasmModule module) {
    columnMoments(module);
    batchNorm(module);
    batchNormGrad(module);
    layerNorm(module);
    layerNormGrad(module);
  }

  private static void columnMoments(WasmModule module) {
    WasmFunction f = module.export("columnMoments");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 mean = f.i32("mean");
    I32 variance = f.i32("variance");
    F32x4 count = f.let("count", rows.toF32().splat());
    Sweep.groups(
        f,
        cols,
        List.of(x, mean, variance),
        steps -> {
          I32 from = f.let("from", x);
          List<F32x4> sums =
              Reductions.downColumns(
                  f, rows, steps, List.of(from), bytes(cols), at -> List.of(at.load(from)));
          for (int i = 0; i < steps.size(); i++) {
            steps.get(i).store(mean, sums.get(i).over(count));
          }
          f.set(from, x);
          List<F32x4> squares =
              Reductions.downColumns(
                  f,
                  rows,
                  steps,
                  List.of(from),
                  bytes(cols),
                  at -> {
                    F32x4 d = f.let("d", at.load(from).minus(at.load(mean)));
                    return List.of(d.times(d));
                  });
          for (int i = 0; i < steps.size(); i++) {
            steps.get(i).store(variance, squares.get(i).over(count));
          }
        });
  }

  private static F32x4 inverse(F32x4 variance, F32x4 eps) {
    return ONE.over(variance.plus(eps).sqrt());
  }

  private static void batchNorm(WasmModule module) {
    WasmFunction f = module.export("batchNorm");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    F32x4 eps = Elementwise.splat(f, "eps");
    I32 x = f.i32("x");
    I32 mean = f.i32("mean");
    I32 variance = f.i32("variance");
    I32 gain = f.i32("gain");
    I32 shift = f.i32("shift");
    I32 y = f.i32("y");
    I32 stride = f.let("stride", bytes(cols));
    // Four columns at a time from top to bottom: what belongs to a column stays in registers.
    Sweep.over(
        f,
        cols,
        List.of(x, mean, variance, gain, shift, y),
        at -> {
          F32x4 center = f.let("center", at.load(mean));
          F32x4 factor = f.let("factor", inverse(at.load(variance), eps).times(at.load(gain)));
          F32x4 offset = f.let("offset", at.load(shift));
          I32 from = f.let("from", x);
          I32 to = f.let("to", y);
          f.repeat(
              rows,
              () -> {
                at.store(to, at.load(from).minus(center).times(factor).plus(offset));
                f.advance(from, stride);
                f.advance(to, stride);
              });
        });
  }

  /**
   * With n = (x - mean) / sqrt(variance + eps): dGain = sum dy n, dShift = sum dy, and dx = gain /
   * sqrt(variance + eps) (dy - dShift / rows - n dGain / rows), the last two only in training.
   */
  private static void batchNormGrad(WasmModule module) {
    WasmFunction f = module.export("batchNormGrad");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    F32x4 eps = Elementwise.splat(f, "eps");
    I32x4 train = f.let("train", Elementwise.mask(f.i32("train")));
    I32 x = f.i32("x");
    I32 mean = f.i32("mean");
    I32 variance = f.i32("variance");
    I32 gain = f.i32("gain");
    I32 dy = f.i32("dy");
    I32 dx = f.i32("dx");
    I32 dGain = f.i32("dGain");
    I32 dShift = f.i32("dShift");
    I32 wantsInput = f.let("wantsInput", present(dx));
    I32 wantsGain = f.let("wantsGain", present(dGain));
    I32 wantsShift = f.let("wantsShift", present(dShift));
    I32 stride = f.let("stride", bytes(cols));
    F32x4 share = f.let("share", ONE.over(rows.toF32().splat()).where(train));
    Sweep.over(
        f,
        cols,
        List.of(x, mean, variance, gain, dy, dx, dGain, dShift),
        at -> {
          F32x4 center = f.let("center", at.load(mean));
          F32x4 inverse = f.let("inverse", inverse(at.load(variance), eps));
          I32 from = f.let("from", x);
          I32 gradient = f.let("gradient", dy);
          List<F32x4> sums =
              Reductions.downColumns(
                  f,
                  rows,
                  List.of(at),
                  List.of(from, gradient),
                  stride,
                  here -> {
                    F32x4 g = f.let("g", here.load(gradient));
                    F32x4 normal = here.load(from).minus(center).times(inverse);
                    return List.of(g, g.times(normal));
                  });
          F32x4 sum = sums.get(0);
          F32x4 sumNormal = sums.get(1);
          f.when(wantsGain, () -> at.store(dGain, at.load(dGain).plus(sumNormal)));
          f.when(wantsShift, () -> at.store(dShift, at.load(dShift).plus(sum)));
          f.when(
              wantsInput,
              () -> {
                F32x4 factor = f.let("factor", at.load(gain).times(inverse));
                f.set(sum, sum.times(share));
                f.set(sumNormal, sumNormal.times(share));
                f.set(from, x);
                f.set(gradient, dy);
                I32 to = f.let("to", dx);
                f.repeat(
                    rows,
                    () -> {
                      F32x4 normal = at.load(from).minus(center).times(inverse);
                      F32x4 through = sum.plus(normal.times(sumNormal));
                      F32x4 slope = factor.times(at.load(gradient).minus(through));
                      at.store(to, at.load(to).plus(slope));
                      f.advance(from, stride);
                      f.advance(gradient, stride);
                      f.advance(to, stride);
                    });
              });
        });
  }

  private static void layerNorm(WasmModule module) {
    WasmFunction f = module.export("layerNorm");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    F32x4 eps = Elementwise.splat(f, "eps");
    I32 x = f.i32("x");
    I32 gain = f.i32("gain");
    I32 shift = f.i32("shift");
    I32 y = f.i32("y");
    I32 moments = f.i32("moments");
    I32 hasGain = f.let("hasGain", present(gain));
    I32 hasShift = f.let("hasShift", present(shift));
    F32x4 count = f.let("count", cols.toF32().splat());
    f.repeat(
        rows,
        () -> {
          I32 from = f.let("from", x);
          F32x4 sum = f.let("sum", ZERO);
          Sweep.over(f, cols, List.of(from), at -> f.set(sum, sum.plus(at.load(from))));
          F32x4 mean = f.let("mean", Losses.sumOfLanes(f, sum).over(count));
          f.set(from, x);
          f.set(sum, ZERO);
          Sweep.over(
              f,
              cols,
              List.of(from),
              at -> {
                F32x4 d = f.let("d", at.load(from).minus(mean));
                f.set(sum, sum.plus(at.masked(d.times(d))));
              });
          F32x4 variance = Losses.sumOfLanes(f, sum).over(count);
          F32x4 inverse = f.let("inverse", inverse(variance, eps));
          I32 gains = f.let("gains", gain);
          I32 shifts = f.let("shifts", shift);
          Sweep.over(
              f,
              cols,
              List.of(x, gains, shifts, y),
              at -> {
                F32x4 value = f.let("value", at.load(x).minus(mean).times(inverse));
                f.when(hasGain, () -> f.set(value, value.times(at.load(gains))));
                f.when(hasShift, () -> f.set(value, value.plus(at.load(shifts))));
                at.store(y, value);
              });
          f.store(moments, 0, mean.lane(0));
          f.store(moments, 4, inverse.lane(0));
          f.advance(moments, 8);
        });
  }

  private static void layerNormGrad(WasmModule module) {
    WasmFunction f = module.export("layerNormGrad");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 gain = f.i32("gain");
    I32 moments = f.i32("moments");
    I32 dy = f.i32("dy");
    I32 dx = f.i32("dx");
    I32 dGain = f.i32("dGain");
    I32 dShift = f.i32("dShift");
    I32 hasGain = f.let("hasGain", present(gain));
    I32 wantsInput = f.let("wantsInput", present(dx));
    I32 wantsGain = f.let("wantsGain", present(dGain));
    I32 wantsShift = f.let("wantsShift", present(dShift));
    F32x4 count = f.let("count", cols.toF32().splat());
    I32 stride = f.let("stride", bytes(cols));
    f.repeat(
        rows,
        () -> {
          F32x4 mean = f.let("mean", moments.loadSplat(0));
          F32x4 inverse = f.let("inverse", moments.loadSplat(4));
          F32x4 sum = f.let("sum", ZERO);
          F32x4 sumNormal = f.let("sumNormal", ZERO);
          I32 from = f.let("from", x);
          I32 gradient = f.let("gradient", dy);
          I32 gains = f.let("gains", gain);
          I32 toGain = f.let("toGain", dGain);
          I32 toShift = f.let("toShift", dShift);
          Sweep.over(
              f,
              cols,
              List.of(from, gradient, gains, toGain, toShift),
              at -> {
                F32x4 normal = f.let("normal", at.load(from).minus(mean).times(inverse));
                F32x4 g = f.let("g", at.load(gradient));
                f.when(wantsGain, () -> at.store(toGain, at.load(toGain).plus(g.times(normal))));
                f.when(wantsShift, () -> at.store(toShift, at.load(toShift).plus(g)));
                f.when(hasGain, () -> f.set(g, g.times(at.load(gains))));
                f.set(sum, sum.plus(g)); // lanes without element load zeros
                f.set(sumNormal, sumNormal.plus(g.times(normal)));
              });
          f.set(sum, Losses.sumOfLanes(f, sum).over(count));
          f.set(sumNormal, Losses.sumOfLanes(f, sumNormal).over(count));
          f.when(
              wantsInput,
              () -> {
                f.set(from, x);
                f.set(gradient, dy);
                f.set(gains, gain);
                Sweep.over(
                    f,
                    cols,
                    List.of(from, gradient, gains, dx),
                    at -> {
                      F32x4 normal = f.let("normal", at.load(from).minus(mean).times(inverse));
                      F32x4 g = f.let("g", at.load(gradient));
                      f.when(hasGain, () -> f.set(g, g.times(at.load(gains))));
                      F32x4 slope = g.minus(sum.plus(normal.times(sumNormal)));
                      at.store(dx, at.load(dx).plus(inverse.times(slope)));
                    });
              });
          f.advance(moments, 8);
          f.advance(x, stride);
          f.advance(dy, stride);
        });
  }
}
