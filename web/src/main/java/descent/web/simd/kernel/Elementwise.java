package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/** Emits the elementwise kernels. The choice among functions stands outside the loops. */
final class Elementwise {
  private static final Unary[] UNARY = Unary.values();
  private static final Binary[] BINARY = Binary.values();

  private Elementwise() {}

  static void emit(WasmModule module) {
    map(module);
    mapGrad(module);
    combine(module);
    axpy(module);
    bias(module);
  }

  private static void map(WasmModule module) {
    WasmFunction f = module.export("map");
    I32 function = f.i32("function");
    F32x4 p = splat(f, "p");
    I32 n = f.i32("n");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    f.select(
        function,
        UNARY.length,
        i ->
            Sweep.over(
                f,
                n,
                List.of(x, y),
                at -> at.store(y, new Activations(f, p).value(UNARY[i], at.load(x)))));
  }

  private static void mapGrad(WasmModule module) {
    WasmFunction f = module.export("mapGrad");
    I32 function = f.i32("function");
    F32x4 p = splat(f, "p");
    I32 n = f.i32("n");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 dy = f.i32("dy");
    I32 dx = f.i32("dx");
    I32x4 keep = f.let("keep", mask(f.i32("accumulate")));
    f.select(
        function,
        UNARY.length,
        i ->
            Sweep.over(
                f,
                n,
                List.of(x, y, dy, dx),
                at -> {
                  F32x4 value = f.let("value", at.load(y));
                  F32x4 input = UNARY[i].derivativeByValue() ? value : f.let("input", at.load(x));
                  F32x4 slope = new Activations(f, p).derivative(UNARY[i], input, value);
                  at.store(dx, at.load(dx).where(keep).plus(at.load(dy).times(slope)));
                }));
  }

  private static void combine(WasmModule module) {
    WasmFunction f = module.export("combine");
    I32 function = f.i32("function");
    I32 n = f.i32("n");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 z = f.i32("z");
    I32x4 keep = f.let("keep", mask(f.i32("accumulate")));
    f.select(
        function,
        BINARY.length,
        i ->
            Sweep.over(
                f,
                n,
                List.of(x, y, z),
                at -> {
                  F32x4 value = value(BINARY[i], at.load(x), at.load(y));
                  at.store(z, at.load(z).where(keep).plus(value));
                }));
  }

  private static F32x4 value(Binary function, F32x4 x, F32x4 y) {
    return switch (function) {
      case ADD -> x.plus(y);
      case SUBTRACT -> x.minus(y);
      case MULTIPLY -> x.times(y);
      case DIVIDE -> x.over(y);
    };
  }

  private static void axpy(WasmModule module) {
    WasmFunction f = module.export("axpy");
    I32 n = f.i32("n");
    F32x4 alpha = splat(f, "alpha");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    Sweep.wide(f, n, List.of(x, y), at -> at.store(y, at.load(y).plus(alpha.times(at.load(x)))));
  }

  /**
   * The sum alone or with ReLU, by far the most frequent; other functions follow in a second pass.
   */
  private static void bias(WasmModule module) {
    WasmFunction f = module.export("bias");
    I32 rectify = f.i32("rectify");
    I32 rows = f.i32("rows");
    I32 cols = f.i32("cols");
    I32 x = f.i32("x");
    I32 row = f.i32("row");
    I32 y = f.i32("y");
    F32x4 floor = f.let("floor", F32x4.of(Double.NEGATIVE_INFINITY));
    f.when(rectify, () -> f.set(floor, F32x4.of(0)));
    f.repeat(
        rows,
        () -> {
          Sweep.wide(
              f,
              cols,
              List.of(x, row, y),
              at -> at.store(y, at.load(x).plus(at.load(row)).max(floor)));
          f.set(row, row.minus(bytes(cols)));
        });
  }

  /** A parameter that is wanted in every lane. */
  static F32x4 splat(WasmFunction f, String name) {
    return f.let(name, f.f32(name).splat());
  }

  /** All ones where a flag is 1. */
  static I32x4 mask(I32 flag) {
    return I32.of(0).minus(flag).splat();
  }
}
