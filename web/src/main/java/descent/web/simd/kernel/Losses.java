package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.present;

import descent.engine.backend.Kernels.Pair;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/** Emits the losses of pairs of numbers. {@link Softmax} has the others. */
final class Losses {
  /** The floor of BCE's logarithms, as in PyTorch. */
  private static final double BCE_LOG_FLOOR = -100;

  /** The least that BCE's gradient divides by, as in PyTorch. */
  private static final double BCE_GRADIENT_FLOOR = 1e-12;

  private static final F32x4 ZERO = F32x4.of(0);
  private static final F32x4 ONE = F32x4.of(1);
  private static final Pair[] PAIRS = Pair.values();

  private Losses() {}

  static void emit(WasmModule module) {
    WasmFunction f = module.export("pairLoss");
    I32 function = f.i32("function");
    F32x4 p = Elementwise.splat(f, "p");
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
    // A column is worked on as one row whose elements have weights and losses of their own.
    I32 column = f.let("column", cols.eq(1));
    f.when(
        column,
        () -> {
          f.set(cols, rows);
          f.set(rows, rows.gt(0));
        });
    f.select(
        function,
        PAIRS.length,
        i ->
            f.repeat(
                rows,
                () -> {
                  F32x4 factor = f.let("factor", scale);
                  f.when(weighted, () -> f.set(factor, scale.times(weight.loadSplat(0))));
                  I32 weights = f.let("weights", weight);
                  I32 losses = f.let("losses", loss);
                  F32x4 sum = f.let("sum", ZERO);
                  Sweep.over(
                      f,
                      cols,
                      List.of(x, target, dx, weights, losses),
                      at -> {
                        F32x4 input = f.let("input", at.load(x));
                        F32x4 goal = f.let("goal", at.load(target));
                        f.when(
                            column.and(weighted),
                            () -> f.set(factor, scale.times(at.load(weights))));
                        f.when(
                            wantsLoss,
                            () -> {
                              F32x4 value = f.let("value", value(f, PAIRS[i], p, input, goal));
                              f.set(sum, sum.plus(at.masked(value)));
                              f.when(column, () -> at.store(losses, factor.times(value)));
                            });
                        f.when(
                            wantsGradient,
                            () -> {
                              F32x4 slope = derivative(f, PAIRS[i], p, input, goal);
                              at.store(dx, at.load(dx).plus(factor.times(slope)));
                            });
                      });
                  f.when(
                      wantsLoss.and(column.isZero()),
                      () -> f.store(loss, 0, factor.times(sumOfLanes(f, sum)).lane(0)));
                  f.advance(weight, 4);
                  f.advance(loss, 4);
                }));
  }

  /** The sum of the four lanes, in every lane, added pair by pair. */
  static F32x4 sumOfLanes(WasmFunction f, F32x4 x) {
    F32x4 pairs = f.let("pairs", x.plus(x.shuffle(x, 2, 3, 0, 1)));
    return pairs.plus(pairs.shuffle(pairs, 1, 0, 3, 2));
  }

  private static F32x4 value(WasmFunction f, Pair pair, F32x4 p, F32x4 x, F32x4 t) {
    Transcendental math = new Transcendental(f);
    F32x4 d = f.let("d", x.minus(t));
    F32x4 halfSquare = F32x4.of(0.5).times(d).times(d);
    F32x4 outside = d.abs().minus(F32x4.of(0.5).times(p));
    return switch (pair) {
      case MSE -> d.times(d);
      case L1 -> d.abs();
      case HUBER -> d.abs().lt(p).choose(halfSquare, p.times(outside));
      case SMOOTH_L1 -> d.abs().lt(p).choose(halfSquare.over(p), outside);
      case HINGE -> ONE.minus(t.times(x)).max(ZERO);
      case BCE -> {
        F32x4 yes = math.log(x).max(F32x4.of(BCE_LOG_FLOOR));
        F32x4 no = math.log(ONE.minus(x)).max(F32x4.of(BCE_LOG_FLOOR));
        yield t.negate().times(yes).minus(ONE.minus(t).times(no));
      }
      case BCE_WITH_LOGITS -> {
        F32x4 softplus = math.softplus(x.negate());
        yield ONE.minus(t).times(x).plus(positiveWeight(p, t).times(softplus));
      }
    };
  }

  private static F32x4 derivative(WasmFunction f, Pair pair, F32x4 p, F32x4 x, F32x4 t) {
    Transcendental math = new Transcendental(f);
    F32x4 d = f.let("d", x.minus(t));
    F32x4 sign = Activations.sign(d);
    I32x4 within = d.abs().lt(p);
    return switch (pair) {
      case MSE -> d.plus(d);
      case L1 -> sign;
      case HUBER -> within.choose(d, p.times(sign));
      case SMOOTH_L1 -> within.choose(d.over(p), sign);
      case HINGE -> t.negate().where(t.times(x).lt(ONE));
      case BCE -> d.over(x.times(ONE.minus(x)).max(F32x4.of(BCE_GRADIENT_FLOOR)));
      case BCE_WITH_LOGITS ->
          ONE.minus(t).minus(positiveWeight(p, t).times(math.sigmoid(x.negate())));
    };
  }

  /** 1 + (p - 1) t. */
  private static F32x4 positiveWeight(F32x4 p, F32x4 t) {
    return ONE.plus(p.minus(1).times(t));
  }
}
