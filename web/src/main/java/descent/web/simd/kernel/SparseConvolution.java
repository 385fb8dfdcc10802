package descent.web.simd.kernel;

import static descent.web.simd.kernel.Addresses.bytes;
import static descent.web.simd.kernel.Addresses.present;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.WasmFunction;
import descent.web.simd.assembler.WasmModule;
import java.util.ArrayList;
import java.util.List;

/**
 * Emits gradients of the fused block that use how little of it carries gradient: of a window's four
 * places only the one that won, and none where ReLU gave 0. For each filter the winners are listed;
 * then the lanes are channels. Weights and their gradients are laid out as (filters, 3, 3,
 * channels), so that each row of a 3x3 patch is one run of 3 * channels numbers.
 */
final class SparseConvolution {
  private static final int TAPS = 9;

  /** Vectors of a run that are worked on together, in falling order. */
  private static final int[] CHUNKS = {12, 6, 3, 1};

  /** Bytes of a list's entry: where the patch lies, and its gradient. */
  private static final int ENTRY = 8;

  private final WasmModule module;
  private final Machine machine;

  private SparseConvolution(WasmModule module, Machine machine) {
    this.module = module;
    this.machine = machine;
  }

  static void emit(WasmModule module, Machine machine) {
    SparseConvolution sparse = new SparseConvolution(module, machine);
    sparse.prepare();
    sparse.biasGrad();
    sparse.backward();
    sparse.finish();
  }

  private interface Entry {
    /** One number in PyTorch's order and the same one with channels last. */
    void accept(I32 theirs, I32 ours);
  }

  /** Walks through (filters, channels, 9) and (filters, 9, channels) side by side. */
  private static void entries(WasmFunction f, I32 theirs, I32 ours, Entry body) {
    I32 channels = f.i32("channels");
    I32 filters = f.i32("filters");
    I32 tap = f.let("tap", bytes(channels));
    f.repeat(
        filters,
        () -> {
          f.loop(
              "channel",
              channels,
              channel -> {
                I32 entry = f.let("entry", ours.plus(bytes(channel)));
                f.repeat(
                    I32.of(TAPS),
                    () -> {
                      body.accept(theirs, entry);
                      f.advance(theirs, 4);
                      f.advance(entry, tap);
                    });
              });
          f.advance(ours, tap.times(TAPS));
        });
  }

  private void prepare() {
    WasmFunction f = module.export("convReluPoolSparsePrepare");
    entries(
        f, f.i32("weight"), f.i32("back"), (theirs, ours) -> f.store(ours, 0, theirs.loadFloat(0)));
  }

  private void finish() {
    WasmFunction f = module.export("convReluPoolSparseFinish");
    entries(
        f,
        f.i32("dWeight"),
        f.i32("kept"),
        (theirs, ours) -> f.store(theirs, 0, theirs.loadFloat(0).plus(ours.loadFloat(0))));
  }

  /** keptBias(filters) += the sum over the windows of dy where y is positive. */
  private void biasGrad() {
    WasmFunction f = module.export("convReluPoolBiasGrad");
    I32 windows = f.i32("windows");
    I32 filters = f.i32("filters");
    I32 y = f.i32("y");
    I32 dy = f.i32("dy");
    I32 keptBias = f.i32("keptBias");
    I32 step = f.let("step", bytes(filters));
    Sweep.groups(
        f,
        filters,
        List.of(y, dy, keptBias),
        steps -> {
          I32 value = f.let("value", y);
          I32 gradient = f.let("gradient", dy);
          List<F32x4> totals =
              Reductions.downColumns(
                  f,
                  windows,
                  steps,
                  List.of(value, gradient),
                  step,
                  at -> List.of(at.load(gradient).where(at.load(value).gt(0))));
          for (int i = 0; i < steps.size(); i++) {
            Sweep.Step at = steps.get(i);
            at.store(keptBias, at.load(keptBias).plus(totals.get(i)));
          }
        });
  }

  /** Adds to the gradient of the weights that is kept, and to dx, each unless it is absent. */
  private void backward() {
    WasmFunction f = module.export("convReluPoolSparseGrad");
    BorderedImages image = BorderedImages.declare(f);
    I32 filters = f.i32("filters");
    I32 images = f.i32("images");
    I32 x = f.i32("x");
    I32 dy = f.i32("dy");
    I32 argmax = f.i32("argmax");
    I32 dx = f.i32("dx");
    I32 back = f.i32("back");
    I32 kept = f.i32("kept");
    I32 bordered = f.i32("bordered");
    I32 dBordered = f.i32("dBordered");
    I32 list = f.i32("list");
    WasmFunction weightRun = weightRun();
    WasmFunction inputRun = inputRun();
    I32 wantsWeights = f.let("wantsWeights", present(kept));
    I32 wantsInput = f.let("wantsInput", present(dx));
    I32 row = f.let("row", image.rowBytes());
    I32 run = f.let("run", bytes(image.channels()).times(3));
    I32 windowBytes = f.let("windowBytes", bytes(filters));
    I32 outputs =
        f.let("outputs", image.windowRows().times(image.windowColumns()).times(windowBytes));
    f.repeat(
        images,
        () -> {
          f.when(wantsWeights, () -> image.enter(x, bordered));
          f.when(wantsInput, () -> f.clear(dBordered, image.size()));
          I32 offset = f.let("offset", I32.of(0));
          f.loop(
              "filter",
              filters,
              filter -> {
                I32 end = f.let("end", list);
                I32 first = bytes(filter);
                I32 gradient = f.let("gradient", dy.plus(first));
                I32 winner = f.let("winner", argmax.plus(first));
                image.windows(
                    I32.of(0),
                    corner -> {
                      // Always written, but kept only if it counts: no branch to guess.
                      I32 place = f.let("place", winner.loadInt(0));
                      f.store(end, 0, corner.plus(place));
                      f.store(end, 4, gradient.loadInt(0));
                      f.advance(end, place.ge(0).shiftLeft(3));
                      f.advance(gradient, windowBytes);
                      f.advance(winner, windowBytes);
                    });
                I32 line = f.let("line", I32.of(0));
                f.repeat(
                    I32.of(3),
                    () -> {
                      f.when(
                          wantsWeights,
                          () ->
                              f.call(
                                  weightRun,
                                  list,
                                  end,
                                  run,
                                  bordered.plus(line),
                                  kept.plus(offset)));
                      f.when(
                          wantsInput,
                          () ->
                              f.call(
                                  inputRun,
                                  list,
                                  end,
                                  run,
                                  dBordered.plus(line),
                                  back.plus(offset)));
                      f.advance(line, row);
                      f.advance(offset, run);
                    });
              });
          f.when(wantsInput, () -> image.leave(dBordered, dx));
          f.advance(dy, outputs);
          f.advance(argmax, outputs);
        });
  }

  /** For each entry: parameters(run) += gradient * image(run) at its place. */
  private WasmFunction weightRun() {
    WasmFunction f = module.function("sparseWeightRun");
    Run run = Run.declare(f);
    run.chunks(
        vectors -> {
          List<F32x4> sums = new ArrayList<>();
          for (int i = 0; i < vectors; i++) {
            sums.add(f.let("sum", run.parameters().loadVector(16 * i)));
          }
          run.entries((place, gradient) -> {
            for (int i = 0; i < vectors; i++) {
              F32x4 sum = sums.get(i);
              f.set(sum, machine.madd(gradient, place.loadVector(16 * i), sum));
            }
          });
          for (int i = 0; i < vectors; i++) {
            f.store(run.parameters(), 16 * i, sums.get(i));
          }
        },
        () -> {
          F32x4 sum = f.let("sum", run.parameters().loadOne(0));
          run.entries(
              (place, gradient) -> f.set(sum, machine.madd(gradient, place.loadOne(0), sum)));
          f.storeLane(0, run.parameters(), 0, sum);
        });
    return f;
  }

  /** For each entry: image(run) at its place += gradient * parameters(run). */
  private WasmFunction inputRun() {
    WasmFunction f = module.function("sparseInputRun");
    Run run = Run.declare(f);
    run.chunks(
        vectors -> {
          List<F32x4> weights = new ArrayList<>();
          for (int i = 0; i < vectors; i++) {
            weights.add(f.let("weight", run.parameters().loadVector(16 * i)));
          }
          run.entries((place, gradient) -> {
            for (int i = 0; i < vectors; i++) {
              F32x4 old = place.loadVector(16 * i);
              f.store(place, 16 * i, machine.madd(gradient, weights.get(i), old));
            }
          });
        },
        () -> {
          F32x4 weight = f.let("weight", run.parameters().loadOne(0));
          run.entries((place, gradient) ->
              f.storeLane(0, place, 0, machine.madd(gradient, weight, place.loadOne(0))));
        });
    return f;
  }

  /** The operands of a function that works on one row of the patches of one filter. */
  private record Run(WasmFunction f, I32 list, I32 end, I32 size, I32 image, I32 parameters) {
    static Run declare(WasmFunction f) {
      return new Run(
          f, f.i32("list"), f.i32("end"), f.i32("size"), f.i32("image"), f.i32("parameters"));
    }

    private interface Chunk {
      void accept(int vectors);
    }

    private interface Visit {
      void accept(I32 place, F32x4 gradient);
    }

    /** The run in chunks that fit into registers, then float by float. */
    void chunks(Chunk chunk, Runnable single) {
      for (int vectors : CHUNKS) {
        f.loopWhile(
            () -> size.ge(16 * vectors),
            () -> {
              chunk.accept(vectors);
              advance(16 * vectors);
            });
      }
      f.loopWhile(
          () -> size.gt(0),
          () -> {
            single.run();
            advance(4);
          });
    }

    private void advance(int count) {
      f.advance(image, count);
      f.advance(parameters, count);
      f.advance(size, -count);
    }

    void entries(Visit visit) {
      I32 entry = f.let("entry", list);
      f.loopWhile(
          () -> entry.lt(end),
          () -> {
            I32 place = f.let("place", image.plus(entry.loadInt(0)));
            visit.accept(place, f.let("gradient", entry.loadSplat(4)));
            f.advance(entry, ENTRY);
          });
    }
  }
}
