package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;
import static descent.web.simd.kernel.Addresses.present;

import descent.web.simd.assembler.F32;
import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the fused block of convolution 3x3 with padding 1, bias, ReLU and 2x2 max pooling.
 *
 * <p>Both ways work on a copy of the image with a border of zeros, so that no tap needs a test, and
 * three taps of a row are one run of 3 * channels numbers. A window's four convolutions are
 * computed together and only the largest is ever stored. Only the position that won carries
 * gradient, so the way back visits one of four.
 */
final class ConvReluPool {
  private static final int TAPS = 9;

  private final WasmModule module;
  private final Machine machine;

  private ConvReluPool(WasmModule module, Machine machine) {
    this.module = module;
    this.machine = machine;
  }

  static void emit(WasmModule module, Machine machine) {
    ConvReluPool block = new ConvReluPool(module, machine);
    block.prepare();
    block.forward();
    block.backward();
    block.finish();
  }

  /** Filters in whole vectors. */
  private static I32 lanes(I32 filters) {
    return filters.plus(3).and(-4);
  }

  /**
   * weight(filters, channels, 3, 3) becomes ahead(3, 3, channels, filters in whole vectors) and
   * back(filters, 3, 3, channels).
   */
  private void prepare() {
    WasmFunction f = module.export("convReluPoolPrepare");
    I32 channels = f.i32("channels");
    I32 filters = f.i32("filters");
    I32 weight = f.i32("weight");
    I32 ahead = f.i32("ahead");
    I32 back = f.i32("back");
    I32 step = f.let("step", bytes(lanes(filters)));
    f.clear(ahead, channels.times(step).times(TAPS));
    f.loop(
        "filter",
        filters,
        filter ->
            f.loop(
                "channel",
                channels,
                channel -> {
                  I32 column = f.let("column", ahead.plus(bytes(filter)));
                  f.advance(column, channel.times(step));
                  I32 entry = f.let("entry", back.plus(bytes(channel)));
                  f.repeat(
                      I32.of(TAPS),
                      () -> {
                        f.store(column, 0, weight.loadFloat(0));
                        f.store(entry, 0, weight.loadFloat(0));
                        f.advance(weight, 4);
                        f.advance(column, channels.times(step));
                        f.advance(entry, bytes(channels));
                      });
                  f.when(
                      channel.eq(channels.minus(1)),
                      () -> f.advance(back, bytes(channels.times(TAPS))));
                }));
  }

  /** dWeight(filters, channels, 3, 3) += kept(filters, 3, 3, channels). */
  private void finish() {
    WasmFunction f = module.export("convReluPoolFinish");
    I32 channels = f.i32("channels");
    I32 filters = f.i32("filters");
    I32 kept = f.i32("kept");
    I32 dWeight = f.i32("dWeight");
    f.repeat(
        filters,
        () -> {
          f.loop(
              "channel",
              channels,
              channel -> {
                I32 entry = f.let("entry", kept.plus(bytes(channel)));
                f.repeat(
                    I32.of(TAPS),
                    () -> {
                      f.store(dWeight, 0, dWeight.loadFloat(0).plus(entry.loadFloat(0)));
                      f.advance(dWeight, 4);
                      f.advance(entry, bytes(channels));
                    });
              });
          f.advance(kept, bytes(channels.times(TAPS)));
        });
  }

  /** The operands of one image that both ways share. */
  private record Image(WasmFunction f, I32 channels, I32 pixel, I32 height, I32 width) {
    static Image declare(WasmFunction f) {
      return new Image(f, f.i32("channels"), f.i32("pixel"), f.i32("height"), f.i32("width"));
    }

    /** Bytes from a row of the bordered copy to the next. */
    I32 stride() {
      return bytes(width.plus(2).times(channels));
    }

    /** Runs the body for each pixel of an image, inner at its place in the bordered copy. */
    void pixels(I32 bordered, Runnable perPixel, I32 inner) {
      f.set(inner, bordered.plus(stride()).plus(bytes(channels)));
      f.repeat(
          height,
          () -> {
            f.repeat(width, perPixel);
            f.advance(inner, bytes(channels).times(2));
          });
    }
  }

  private void forward() {
    WasmFunction f = module.export("convReluPool");
    Image image = Image.declare(f);
    I32 filters = f.i32("filters");
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 argmax = f.i32("argmax");
    I32 ahead = f.i32("ahead");
    I32 bias = f.i32("bias");
    I32 bordered = f.i32("bordered");
    I32 stride = f.let("stride", image.stride());
    I32 pixel = f.let("pixel", bytes(image.channels()));
    WasmFunction two = window(module.function("convWindow8"), 2);
    WasmFunction one = window(module.function("convWindow4"), 1);
    f.repeat(
        images,
        () -> {
          enter(f, image, x, bordered);
          f.loop(
              "outY",
              image.height().shiftRight(1),
              outY -> {
                I32 corner = f.let("corner", bordered.plus(outY.times(stride.shiftLeft(1))));
                f.repeat(
                    image.width().shiftRight(1),
                    () -> {
                      I32 left = f.let("left", filters);
                      I32 weights = f.let("weights", ahead);
                      I32 biases = f.let("biases", bias);
                      I32 step = f.let("step", bytes(lanes(filters)));
                      f.loopWhile(
                          () -> left.ge(8),
                          () -> {
                            f.call(
                                two, corner, stride, pixel, weights, step, biases, y, argmax, left);
                            f.advance(weights, 32);
                            f.advance(biases, 32);
                            f.advance(y, 32);
                            f.advance(argmax, 32);
                            f.advance(left, -8);
                          });
                      f.loopWhile(
                          () -> left.gt(0),
                          () -> {
                            f.call(
                                one, corner, stride, pixel, weights, step, biases, y, argmax, left);
                            I32 size = f.let("size", bytes(left.min(I32.of(4))));
                            f.advance(weights, 16);
                            f.advance(biases, 16);
                            f.advance(y, size);
                            f.advance(argmax, size);
                            f.advance(left, -4);
                          });
                      f.advance(corner, pixel.shiftLeft(1));
                    });
              });
        });
  }

  /** Copies an image into the inside of its bordered copy and goes on to the next image. */
  private static void enter(WasmFunction f, Image image, I32 x, I32 bordered) {
    I32 inner = f.let("inner", bordered);
    image.pixels(
        bordered,
        () -> {
          I32 from = f.let("from", x);
          Sweep.over(
              f, image.channels(), List.of(from, inner), at -> at.store(inner, at.load(from)));
          f.advance(x, bytes(image.pixel()));
        },
        inner);
  }

  /** One window for some vectors of filters: the four convolutions, the largest, bias, ReLU. */
  private WasmFunction window(WasmFunction f, int vectors) {
    I32 corner = f.i32("corner");
    I32 stride = f.i32("stride");
    I32 pixel = f.i32("pixel");
    I32 weights = f.i32("weights");
    I32 step = f.i32("step");
    I32 bias = f.i32("bias");
    I32 y = f.i32("y");
    I32 argmax = f.i32("argmax");
    I32 left = f.i32("left");
    List<F32x4> sums = new ArrayList<>();
    for (int i = 0; i < 4 * vectors; i++) {
      sums.add(f.let("sum", F32x4.of(0)));
    }
    f.repeat(
        I32.of(3),
        () -> {
          List<I32> places = new ArrayList<>();
          places.add(f.let("place", corner));
          places.add(f.let("place", corner.plus(pixel)));
          places.add(f.let("place", corner.plus(stride)));
          places.add(f.let("place", places.get(2).plus(pixel)));
          I32 run = f.let("run", pixel.times(3));
          f.loopWhile(
              () -> run.gt(0),
              () -> {
                List<F32x4> factors = new ArrayList<>();
                for (int v = 0; v < vectors; v++) {
                  factors.add(f.let("weight", weights.loadVector(16 * v)));
                }
                for (int place = 0; place < 4; place++) {
                  F32x4 input = f.let("input", places.get(place).loadSplat(0));
                  for (int v = 0; v < vectors; v++) {
                    F32x4 sum = sums.get(place * vectors + v);
                    f.set(sum, machine.madd(input, factors.get(v), sum));
                  }
                  f.advance(places.get(place), 4);
                }
                f.advance(weights, step);
                f.advance(run, -4);
              });
          f.advance(corner, stride);
        });
    for (int v = 0; v < vectors; v++) {
      F32x4 best = f.let("best", sums.get(v));
      F32x4 winner = f.let("winner", F32x4.of(0));
      for (int place = 1; place < 4; place++) {
        F32x4 value = sums.get(place * vectors + v);
        I32x4 better = f.let("better", value.gt(best));
        f.set(best, better.choose(value, best));
        f.set(winner, better.choose(F32x4.of(place), winner));
      }
      f.set(best, best.plus(bias.loadVector(16 * v)).max(F32x4.of(0)));
      if (vectors > 1) {
        f.store(y, 16 * v, best);
        f.store(argmax, 16 * v, winner);
      } else {
        storeSome(f, left, y, best);
        storeSome(f, left, argmax, winner);
      }
    }
    return f;
  }

  private static void storeSome(WasmFunction f, I32 count, I32 address, F32x4 value) {
    f.when(
        count.ge(4),
        () -> f.store(address, 0, value),
        () -> {
          for (int lane = 0; lane < 3; lane++) {
            int number = lane;
            f.when(count.gt(lane), () -> f.storeLane(number, address, 4 * number, value));
          }
        });
  }

  private void backward() {
    WasmFunction f = module.export("convReluPoolGrad");
    Image image = Image.declare(f);
    I32 filters = f.i32("filters");
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 dy = f.i32("dy");
    I32 argmax = f.i32("argmax");
    I32 dx = f.i32("dx");
    I32 back = f.i32("back");
    I32 kept = f.i32("kept");
    I32 keptBias = f.i32("keptBias");
    I32 bordered = f.i32("bordered");
    I32 dBordered = f.i32("dBordered");
    I32 wantsInput = f.let("wantsInput", present(dx));
    I32 stride = f.let("stride", image.stride());
    I32 pixel = f.let("pixel", bytes(image.channels()));
    I32 run = f.let("run", image.channels().times(3));
    I32 size = f.let("size", image.height().plus(2).times(stride));
    f.repeat(
        images,
        () -> {
          enter(f, image, x, bordered);
          f.when(wantsInput, () -> f.clear(dBordered, size));
          f.loop(
              "outY",
              image.height().shiftRight(1),
              outY -> {
                I32 corner = f.let("corner", outY.times(stride.shiftLeft(1)));
                f.repeat(
                    image.width().shiftRight(1),
                    () -> {
                      f.loop(
                          "filter",
                          filters,
                          filter -> {
                            F32x4 gradient = f.let("gradient", dy.loadSplat(0));
                            I32 active = f.let("active", y.loadFloat(0).gt(F32.of(0)));
                            f.when(
                                active,
                                () -> {
                                  I32 total = f.let("total", keptBias.plus(bytes(filter)));
                                  f.store(total, 0, total.loadFloat(0).plus(gradient.lane(0)));
                                  I32 place = f.let("place", argmax.loadFloat(0).toI32());
                                  I32 offset = f.let("offset", corner);
                                  f.advance(offset, place.shiftRight(1).times(stride));
                                  f.advance(offset, place.and(1).times(pixel));
                                  I32 entry =
                                      f.let("entry", filter.times(run).times(3).shiftLeft(2));
                                  f.repeat(
                                      I32.of(3),
                                      () -> {
                                        I32 input = f.let("input", bordered.plus(offset));
                                        I32 target = f.let("target", kept.plus(entry));
                                        addScaled(f, run, gradient, input, target);
                                        f.when(
                                            wantsInput,
                                            () -> {
                                              f.set(input, back.plus(entry));
                                              f.set(target, dBordered.plus(offset));
                                              addScaled(f, run, gradient, input, target);
                                            });
                                        f.advance(offset, stride);
                                        f.advance(entry, bytes(run));
                                      });
                                });
                            f.advance(y, 4);
                            f.advance(dy, 4);
                            f.advance(argmax, 4);
                          });
                      f.advance(corner, pixel.shiftLeft(1));
                    });
              });
          f.when(wantsInput, () -> leave(f, image, dBordered, dx));
        });
  }

  private void addScaled(WasmFunction f, I32 count, F32x4 factor, I32 from, I32 to) {
    Sweep.over(
        f,
        count,
        List.of(from, to),
        at -> at.store(to, machine.madd(factor, at.load(from), at.load(to))));
  }

  /** Adds the inside of a bordered image to the image and goes on to the next. */
  private static void leave(WasmFunction f, Image image, I32 bordered, I32 dx) {
    I32 inner = f.let("inner", bordered);
    image.pixels(
        bordered,
        () -> {
          I32 to = f.let("to", dx);
          Sweep.over(
              f,
              image.channels(),
              List.of(inner, to),
              at -> at.store(to, at.load(to).plus(at.load(inner))));
          f.advance(dx, bytes(image.pixel()));
        },
        inner);
  }
}
