package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits the fused block of convolution, bias, ReLU and pooling for images of few channels: the
 * lanes are filters. A window's four convolutions see 4x4 pixels; each is read once and serves up
 * to four of the 36 products. Weights and their gradients are laid out as (filters / 4, channels, 9
 * taps, 4 filters).
 */
final class DirectConvolution {
  private static final int TAPS = 9;
  private static final int GROUP = 16 * TAPS;

  private final WasmModule module;
  private final Machine machine;

  private DirectConvolution(WasmModule module, Machine machine) {
    this.module = module;
    this.machine = machine;
  }

  static void emit(WasmModule module, Machine machine) {
    DirectConvolution direct = new DirectConvolution(module, machine);
    direct.prepare();
    direct.forward();
    direct.backward();
    direct.finish();
  }

  private interface Entry {
    /** One number in PyTorch's order and the same one in lanes of filters. */
    void accept(I32 theirs, I32 ours);
  }

  /** Walks through (filters, channels, 9) and the layout with filters in lanes side by side. */
  private static void entries(WasmFunction f, I32 theirs, I32 ours, Entry body) {
    I32 channels = f.i32("channels");
    I32 filters = f.i32("filters");
    I32 group = f.let("group", channels.times(GROUP));
    f.loop(
        "filter",
        filters,
        filter -> {
          I32 lane = f.let("lane", ours.plus(filter.shiftRight(2).times(group)));
          f.advance(lane, bytes(filter.and(3)));
          f.repeat(
              channels.times(TAPS),
              () -> {
                body.accept(theirs, lane);
                f.advance(theirs, 4);
                f.advance(lane, 16);
              });
        });
  }

  private void prepare() {
    WasmFunction f = module.export("convReluPoolDirectPrepare");
    entries(
        f,
        f.i32("weight"),
        f.i32("ahead"),
        (theirs, ours) -> f.store(ours, 0, theirs.loadFloat(0)));
  }

  private void finish() {
    WasmFunction f = module.export("convReluPoolDirectFinish");
    entries(
        f,
        f.i32("dWeight"),
        f.i32("kept"),
        (theirs, ours) -> f.store(theirs, 0, theirs.loadFloat(0).plus(ours.loadFloat(0))));
  }

  private void forward() {
    WasmFunction f = module.export("convReluPoolDirect");
    BorderedImages image = BorderedImages.declare(f);
    I32 filters = f.i32("filters");
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    I32 argmax = f.i32("argmax");
    I32 ahead = f.i32("ahead");
    I32 bias = f.i32("bias");
    I32 bordered = f.i32("bordered");
    I32 row = f.let("row", image.rowBytes());
    I32 pixel = f.let("pixel", image.pixelBytes());
    I32x4 pixelLanes = f.let("pixelLanes", pixel.splat());
    I32x4 rowLanes = f.let("rowLanes", row.splat());
    f.repeat(
        images,
        () -> {
          image.enter(x, bordered);
          image.windows(
              bordered,
              corner -> {
                I32 weights = f.let("weights", ahead);
                I32 biases = f.let("biases", bias);
                I32 left = f.let("left", filters);
                f.loopWhile(
                    () -> left.gt(0),
                    () -> {
                      List<F32x4> places = vectors(f, "place", 4);
                      I32 channel = f.let("channel", corner);
                      f.repeat(
                          image.channels(),
                          () -> {
                            List<F32x4> taps = new ArrayList<>();
                            for (int tap = 0; tap < TAPS; tap++) {
                              taps.add(f.let("tap", weights.loadVector(16 * tap)));
                            }
                            products(
                                f,
                                channel,
                                row,
                                pixel,
                                (input, place, tap) -> {
                                  F32x4 sum = places.get(place);
                                  f.set(sum, machine.madd(input, taps.get(tap), sum));
                                });
                            f.advance(weights, GROUP);
                            f.advance(channel, 4);
                          });
                      MaxOfFour max =
                          MaxOfFour.of(f, places, biases.loadVector(0), pixelLanes, rowLanes);
                      Lanes.store(f, left, y, max.value());
                      Lanes.store(f, left, argmax, max.winner().asFloats());
                      I32 size = f.let("size", bytes(left.min(I32.of(4))));
                      f.advance(y, size);
                      f.advance(argmax, size);
                      f.advance(biases, 16);
                      f.advance(left, -4);
                    });
              });
        });
  }

  private static List<F32x4> vectors(WasmFunction f, String name, int count) {
    List<F32x4> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(f.let(name, F32x4.of(0)));
    }
    return vectors;
  }

  private interface Product {
    void accept(F32x4 input, int place, int tap);
  }

  /** The 36 products of a window and channel, in the order of the 16 pixels under it. */
  private static void products(WasmFunction f, I32 channel, I32 row, I32 pixel, Product body) {
    I32 line = f.let("line", channel);
    for (int y = 0; y < 4; y++) {
      I32 cell = f.let("cell", line);
      for (int x = 0; x < 4; x++) {
        F32x4 input = f.let("input", cell.loadSplat(0));
        for (int place = 0; place < 4; place++) {
          int ky = y - place / 2;
          int kx = x - place % 2;
          if (ky >= 0 && ky < 3 && kx >= 0 && kx < 3) {
            body.accept(input, place, 3 * ky + kx);
          }
        }
        f.advance(cell, pixel);
      }
      f.advance(line, row);
    }
  }

  /**
   * Adds to the gradient of the weights that is kept. For four filters and one channel it stays in
   * registers through all windows of an image; the gradient of each place is masked by who won.
   */
  private void backward() {
    WasmFunction f = module.export("convReluPoolDirectGrad");
    BorderedImages image = BorderedImages.declare(f);
    I32 filters = f.i32("filters");
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 dy = f.i32("dy");
    I32 argmax = f.i32("argmax");
    I32 kept = f.i32("kept");
    I32 bordered = f.i32("bordered");
    I32 row = f.let("row", image.rowBytes());
    I32 pixel = f.let("pixel", image.pixelBytes());
    List<I32x4> offsets = new ArrayList<>();
    for (I32 offset : List.of(I32.of(0), pixel, row, row.plus(pixel))) {
      offsets.add(f.let("offset", offset.splat()));
    }
    I32 windowBytes = f.let("windowBytes", bytes(filters));
    I32 outputs =
        f.let("outputs", image.windowRows().times(image.windowColumns()).times(windowBytes));
    f.repeat(
        images,
        () -> {
          image.enter(x, bordered);
          I32 group = f.let("group", kept);
          I32 left = f.let("left", filters);
          I32 first = f.let("first", I32.of(0));
          f.loopWhile(
              () -> left.gt(0),
              () -> {
                f.loop(
                    "channel",
                    image.channels(),
                    channel -> {
                      List<F32x4> sums = new ArrayList<>();
                      for (int tap = 0; tap < TAPS; tap++) {
                        sums.add(f.let("sum", group.loadVector(16 * tap)));
                      }
                      I32 gradient = f.let("gradient", dy.plus(first));
                      I32 winner = f.let("winner", argmax.plus(first));
                      image.windows(
                          bordered.plus(bytes(channel)),
                          corner -> {
                            F32x4 all = Lanes.load(f, left, gradient);
                            I32x4 won = f.let("won", Lanes.load(f, left, winner).asInts());
                            List<F32x4> places = new ArrayList<>();
                            for (I32x4 offset : offsets) {
                              places.add(f.let("place", all.where(won.eq(offset))));
                            }
                            products(
                                f,
                                corner,
                                row,
                                pixel,
                                (input, place, tap) -> {
                                  F32x4 sum = sums.get(tap);
                                  f.set(sum, machine.madd(input, places.get(place), sum));
                                });
                            f.advance(gradient, windowBytes);
                            f.advance(winner, windowBytes);
                          });
                      for (int tap = 0; tap < TAPS; tap++) {
                        f.store(group, 16 * tap, sums.get(tap));
                      }
                      f.advance(group, GROUP);
                    });
                f.advance(first, 16);
                f.advance(left, -4);
              });
          f.advance(dy, outputs);
          f.advance(argmax, outputs);
        });
  }
}
