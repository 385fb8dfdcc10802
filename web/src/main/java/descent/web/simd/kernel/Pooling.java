package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.List;

/** Emits pooling over windows; the lanes are channels. */
final class Pooling {
  private Pooling() {}

  static void emit(WasmModule module) {
    maxPool(module);
    maxPoolGrad(module);
    averagePool(module);
    averagePoolGrad(module);
  }

  private static void maxPool(WasmModule module) {
    WasmFunction f = module.export("maxPool");
    Windows w = Windows.declare(f);
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 argmax = f.i32("argmax");
    f.repeat(
        images,
        () -> {
          w.positions((top, left) -> {
            I32 from = f.let("from", x);
            Sweep.over(
                f,
                w.channels(),
                List.of(from, y, argmax),
                at -> {
                  F32x4 best = f.let("best", F32x4.of(0));
                  F32x4 winner = f.let("winner", F32x4.of(-1));
                  w.taps(
                      top,
                      left,
                      pixel -> {
                        I32 cell = f.let("cell", from.plus(w.offset(pixel)));
                        F32x4 value = f.let("value", at.load(cell));
                        I32x4 none = winner.lt(F32x4.of(0));
                        I32x4 better = f.let("better", value.gt(best).or(none));
                        f.set(best, better.choose(value, best));
                        f.set(winner, better.choose(pixel.toF32().splat(), winner));
                      });
                  at.store(y, best);
                  at.store(argmax, winner);
                });
          });
          f.advance(x, w.imageBytes());
        });
  }

  /** One by one, since each channel has its own pixel. */
  private static void maxPoolGrad(WasmModule module) {
    WasmFunction f = module.export("maxPoolGrad");
    Windows w = Windows.declare(f);
    I32 images = f.i32("images");
    I32 dy = f.i32("dy");
    I32 argmax = f.i32("argmax");
    I32 dx = f.i32("dx");
    I32 positions = f.let("positions", w.outH().times(w.outW()));
    f.repeat(
        images,
        () -> {
          f.repeat(
              positions,
              () ->
                  f.loop(
                      "channel",
                      w.channels(),
                      channel -> {
                        I32 pixel = argmax.loadFloat(0).toI32();
                        I32 cell = f.let("cell", dx.plus(w.offset(pixel)).plus(bytes(channel)));
                        f.store(cell, 0, cell.loadFloat(0).plus(dy.loadFloat(0)));
                        f.advance(argmax, 4);
                        f.advance(dy, 4);
                      }));
          f.advance(dx, w.imageBytes());
        });
  }

  private static void averagePool(WasmModule module) {
    WasmFunction f = module.export("averagePool");
    Windows w = Windows.declare(f);
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 divisor = f.i32("divisor");
    I32 y = f.i32("y");
    f.repeat(
        images,
        () -> {
          I32 count = f.let("count", divisor);
          w.positions((top, left) -> {
            I32 from = f.let("from", x);
            Sweep.over(
                f,
                w.channels(),
                List.of(from, y),
                at -> {
                  F32x4 sum = f.let("sum", F32x4.of(0));
                  w.taps(
                      top,
                      left,
                      pixel -> {
                        I32 cell = f.let("cell", from.plus(w.offset(pixel)));
                        f.set(sum, sum.plus(at.load(cell)));
                      });
                  at.store(y, sum.over(count.loadSplat(0)));
                });
            f.advance(count, 4);
          });
          f.advance(x, w.imageBytes());
        });
  }

  private static void averagePoolGrad(WasmModule module) {
    WasmFunction f = module.export("averagePoolGrad");
    Windows w = Windows.declare(f);
    I32 images = f.i32("images");
    I32 dy = f.i32("dy");
    I32 divisor = f.i32("divisor");
    I32 dx = f.i32("dx");
    f.repeat(
        images,
        () -> {
          I32 count = f.let("count", divisor);
          w.positions((top, left) -> {
            I32 to = f.let("to", dx);
            Sweep.over(
                f,
                w.channels(),
                List.of(to, dy),
                at -> {
                  F32x4 share = f.let("share", at.load(dy).over(count.loadSplat(0)));
                  w.taps(
                      top,
                      left,
                      pixel -> {
                        I32 cell = f.let("cell", to.plus(w.offset(pixel)));
                        at.store(cell, at.load(cell).plus(share));
                      });
                });
            f.advance(count, 4);
          });
          f.advance(dx, w.imageBytes());
        });
  }
}
