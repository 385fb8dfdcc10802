package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;
import static descent.web.simd.kernel.Addresses.present;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/** Emits softmax, its gradient, and the cross-entropy that contains it, row by row. */
final class Softmax {
  private static final F32x4 ZERO = F32x4.of(0);
  private static final F32x4 ONE = F32x4.of(1);

  private Softmax() {}

  static void emit(WasmModule module) {
    softmax(module);
    softmaxGrad(module);
    crossEntropy(module);
  }

  private static void softmax(WasmModule module) {
    WasmFunction f = module.export("softmax");
    I32 log = f.i32("log");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 ldx = f.i32("ldx");
    I32 y = f.i32("y");
    I32 ldy = f.i32("ldy");
    f.repeat(
        rows,
        () -> {
          F32x4 max = maximum(f, cols, x);
          I32 from = f.let("from", x);
          I32 to = f.let("to", y);
          f.when(
              log,
              () -> {
                F32x4 sum = sumOfExp(f, cols, x, max);
                F32x4 logSum = new Transcendental(f).log(sum);
                Sweep.wide(
                    f,
                    cols,
                    List.of(from, to),
                    at -> at.store(to, at.load(from).minus(max).minus(logSum)));
              },
              () -> {
                F32x4 sum = f.let("sum", ZERO);
                Sweep.over(
                    f,
                    cols,
                    List.of(from, to),
                    at -> {
                      F32x4 power = new Transcendental(f).exp(at.load(from).minus(max));
                      at.store(to, power);
                      f.set(sum, sum.plus(at.masked(power)));
                    });
                F32x4 total = f.let("total", Losses.sumOfLanes(f, sum));
                I32 again = f.let("again", y);
                Sweep.wide(
                    f, cols, List.of(again), at -> at.store(again, at.load(again).over(total)));
              });
          f.advance(x, bytes(ldx));
          f.advance(y, bytes(ldy));
        });
  }

  /** The row's largest number in every lane; NaN does not count. */
  private static F32x4 maximum(WasmFunction f, I32 cols, I32 row) {
    I32 from = f.let("from", row);
    F32x4 max = f.let("max", F32x4.of(Double.NEGATIVE_INFINITY));
    Sweep.over(
        f,
        cols,
        List.of(from),
        at -> f.set(max, max.max(at.orElse(at.load(from), F32x4.of(Double.NEGATIVE_INFINITY)))));
    f.set(max, max.max(max.shuffle(max, 2, 3, 0, 1)));
    f.set(max, max.max(max.shuffle(max, 1, 0, 3, 2)));
    return max;
  }

  /** The sum of e^(x - max), which cannot overflow, in every lane. */
  private static F32x4 sumOfExp(WasmFunction f, I32 cols, I32 row, F32x4 max) {
    I32 from = f.let("from", row);
    F32x4 sum = f.let("sum", ZERO);
    Sweep.over(
        f,
        cols,
        List.of(from),
        at -> {
          F32x4 power = new Transcendental(f).exp(at.load(from).minus(max));
          f.set(sum, sum.plus(at.masked(power)));
        });
    return f.let("total", Losses.sumOfLanes(f, sum));
  }

  /** softmax: y (dy - sum dy y); log-softmax: dy - e^y sum dy. */
  private static void softmaxGrad(WasmModule module) {
    WasmFunction f = module.export("softmaxGrad");
    I32 log = f.i32("log");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 y = f.i32("y");
    I32 ldy = f.i32("ldy");
    I32 dy = f.i32("dy");
    I32 lddy = f.i32("lddy");
    I32 dx = f.i32("dx");
    I32 lddx = f.i32("lddx");
    f.repeat(
        rows,
        () -> {
          I32 value = f.let("value", y);
          I32 gradient = f.let("gradient", dy);
          F32x4 sum = f.let("sum", ZERO);
          Sweep.over(
              f,
              cols,
              List.of(value, gradient),
              at -> {
                F32x4 term = f.let("term", at.load(gradient));
                f.when(log.isZero(), () -> f.set(term, term.times(at.load(value))));
                f.set(sum, sum.plus(term)); // lanes without element load zeros
              });
          f.set(sum, Losses.sumOfLanes(f, sum));
          f.set(value, y);
          f.set(gradient, dy);
          I32 to = f.let("to", dx);
          List<I32> arrays = List.of(value, gradient, to);
          f.when(
              log,
              () ->
                  Sweep.over(
                      f,
                      cols,
                      arrays,
                      at -> {
                        F32x4 power = new Transcendental(f).exp(at.load(value));
                        F32x4 slope = at.load(gradient).minus(power.times(sum));
                        at.store(to, at.load(to).plus(slope));
                      }),
              () ->
                  Sweep.wide(
                      f,
                      cols,
                      arrays,
                      at -> {
                        F32x4 slope = at.load(value).times(at.load(gradient).minus(sum));
                        at.store(to, at.load(to).plus(slope));
                      }));
          f.advance(y, bytes(ldy));
          f.advance(dy, bytes(lddy));
          f.advance(dx, bytes(lddx));
        });
  }

  /** loss = - sum t log softmax(x), with derivative softmax(x) sum t - t. */
  private static void crossEntropy(WasmModule module) {
    WasmFunction f = module.export("crossEntropy");
    I32 classes = f.i32("classes");
    F32x4 sharpness = Elementwise.splat(f, "oneMinusSmoothing");
    F32x4 share = Elementwise.splat(f, "smoothingPerClass");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 target = f.i32("target");
    I32 weight = f.i32("weight");
    F32x4 scale = Elementwise.splat(f, "scale");
    I32 loss = f.i32("loss");
    I32 dx = f.i32("dx");
    I32 weighted = f.let("weighted", present(weight));
    I32 wantsLoss = f.let("wantsLoss", present(loss));
    I32 wantsGradient = f.let("wantsGradient", present(dx));
    f.repeat(
        rows,
        () -> {
          F32x4 factor = f.let("factor", scale);
          f.when(
              weighted,
              () -> {
                f.set(factor, scale.times(weight.loadSplat(0)));
                f.advance(weight, 4);
              });
          F32x4 max = maximum(f, cols, x);
          F32x4 sum = sumOfExp(f, cols, x, max);
          F32x4 logSum = new Transcendental(f).log(sum);
          Targets targets = new Targets(f, classes, target, sharpness, share);
          F32x4 entropy = f.let("entropy", ZERO);
          F32x4 mass = f.let("mass", ZERO);
          I32 from = f.let("from", x);
          I32 goals = targets.begin();
          Sweep.over(
              f,
              cols,
              List.of(from, goals),
              at -> {
                F32x4 t = targets.next(at, goals);
                F32x4 term = t.times(at.load(from).minus(max).minus(logSum));
                // A class without mass must not turn an infinite logit into a NaN.
                f.set(entropy, entropy.minus(at.masked(term.where(t.ne(ZERO)))));
                f.set(mass, mass.plus(at.masked(t)));
              });
          f.when(
              wantsLoss,
              () -> {
                f.store(loss, 0, factor.times(Losses.sumOfLanes(f, entropy)).lane(0));
                f.advance(loss, 4);
              });
          f.when(
              wantsGradient,
              () -> {
                f.set(mass, Losses.sumOfLanes(f, mass));
                f.set(from, x);
                f.set(goals, targets.begin());
                Sweep.over(
                    f,
                    cols,
                    List.of(from, goals, dx),
                    at -> {
                      F32x4 t = targets.next(at, goals);
                      F32x4 power = new Transcendental(f).exp(at.load(from).minus(max));
                      F32x4 slope = mass.times(power.over(sum)).minus(t);
                      at.store(dx, at.load(dx).plus(factor.times(slope)));
                    });
              });
          f.advance(x, bytes(cols));
          f.advance(target, classes.choose(I32.of(4), bytes(cols)));
        });
  }

  /**
   * What a row wants of each class: (1 - smoothing) of its target and an even share of the rest.
   */
  private record Targets(
      WasmFunction f,
      I32 classes,
      I32 target,
      F32x4 sharpness,
      F32x4 share,
      F32x4 wanted,
      F32x4 index) {
    Targets(WasmFunction f, I32 classes, I32 target, F32x4 sharpness, F32x4 share) {
      this(
          f,
          classes,
          target,
          sharpness,
          share,
          f.let("wanted", target.loadSplat(0)),
          f.let("index", ZERO));
    }

    /** Goes back to the first class; gives an address to advance over the row's targets. */
    I32 begin() {
      f.set(index, I32x4.of(0, 1, 2, 3).toFloats());
      return f.let("goals", target);
    }

    F32x4 next(Sweep.Step at, I32 goals) {
      F32x4 t = f.let("t", ONE.where(index.eq(wanted)));
      f.when(classes.isZero(), () -> f.set(t, at.load(goals)));
      f.set(t, sharpness.times(t).plus(share));
      f.set(index, index.plus(at.width()));
      return t;
    }
  }
}
