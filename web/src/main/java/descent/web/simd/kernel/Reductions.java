package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.F32;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.F64x2;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Emits the reductions. Each adds in an order that depends on nothing but the sizes. */
final class Reductions {
  /** Rows that are added up before their sum is added to the others: it bounds the rounding. */
  private static final int CHUNK = 64;

  private Reductions() {}

  static void emit(WasmModule module) {
    sum(module);
    dot(module);
    sumRows(module);
    argmaxRows(module);
  }

  private static void sum(WasmModule module) {
    WasmFunction f = module.export("sum");
    I32 n = f.i32("n");
    I32 x = f.i32("x");
    total(f, n, List.of(x), (at, low) -> widen(at.load(x), low));
  }

  private static void dot(WasmModule module) {
    WasmFunction f = module.export("dot");
    I32 n = f.i32("n");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    total(f, n, List.of(x, y), (at, low) -> widen(at.load(x), low).times(widen(at.load(y), low)));
  }

  private interface Term {
    /** Two terms of the sum: those of the first two lanes, or of the last two. */
    F64x2 at(Sweep.Step step, boolean low);
  }

  private static F64x2 widen(F32x4 x, boolean low) {
    return low ? x.lowToDoubles() : x.shuffle(x, 2, 3, 2, 3).lowToDoubles();
  }

  /** The function's result: the sum of all terms, in double. */
  private static void total(WasmFunction f, I32 n, List<I32> arrays, Term term) {
    F64x2 low = f.let("low", F64x2.zero());
    F64x2 high = f.let("high", F64x2.zero());
    Sweep.over(
        f,
        n,
        arrays,
        at -> {
          f.set(low, low.plus(term.at(at, true)));
          f.set(high, high.plus(term.at(at, false)));
        });
    F64x2 both = f.let("both", low.plus(high));
    f.result(both.lane(0).plus(both.lane(1)));
  }

  private static void sumRows(WasmModule module) {
    WasmFunction f = module.export("sumRows");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 row = f.i32("row");
    Sweep.groups(
        f,
        cols,
        List.of(x, row),
        steps -> {
          I32 from = f.let("from", x);
          List<F32x4> totals =
              downColumns(f, rows, steps, List.of(from), bytes(cols), at -> List.of(at.load(from)));
          for (int i = 0; i < steps.size(); i++) {
            Sweep.Step at = steps.get(i);
            at.store(row, at.load(row).plus(totals.get(i)));
          }
        });
  }

  /**
   * Sums down some columns. {@code terms} gives what each step adds in a row, always equally many;
   * the totals come in the order of the steps, and for each step in the order of its terms.
   *
   * @param arrays what is advanced by {@code stride} bytes from row to row
   */
  static List<F32x4> downColumns(
      WasmFunction f,
      I32 rows,
      List<Sweep.Step> steps,
      List<I32> arrays,
      I32 stride,
      Function<Sweep.Step, List<F32x4>> terms) {
    int count = steps.size() * terms.apply(steps.getFirst()).size();
    List<F32x4> totals = zeros(f, count);
    I32 left = f.let("left", rows);
    f.loopWhile(
        () -> left.gt(0),
        () -> {
          List<F32x4> parts = zeros(f, count);
          I32 chunk = f.let("chunk", left.min(I32.of(CHUNK)));
          f.set(left, left.minus(chunk));
          f.repeat(
              chunk,
              () -> {
                int i = 0;
                for (Sweep.Step at : steps) {
                  for (F32x4 term : terms.apply(at)) {
                    f.set(parts.get(i), parts.get(i).plus(term));
                    i++;
                  }
                }
                arrays.forEach(array -> f.advance(array, stride));
              });
          for (int i = 0; i < count; i++) {
            f.set(totals.get(i), totals.get(i).plus(parts.get(i)));
          }
        });
    return totals;
  }

  private static List<F32x4> zeros(WasmFunction f, int count) {
    List<F32x4> sums = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sums.add(f.let("sum", F32x4.of(0)));
    }
    return sums;
  }

  private static void argmaxRows(WasmModule module) {
    WasmFunction f = module.export("argmaxRows");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    f.repeat(
        rows,
        () -> {
          F32 best = f.let("best", x.loadFloat(0));
          I32 winner = f.let("winner", I32.of(0));
          f.loop(
              "column",
              cols,
              column -> {
                F32 value = f.let("value", x.loadFloat(0));
                I32 better = f.let("better", value.gt(best));
                f.set(winner, better.choose(column, winner));
                f.set(best, better.choose(value, best));
                f.advance(x, 4);
              });
          f.store(y, 0, winner.toF32());
          f.advance(y, 4);
        });
  }
}
