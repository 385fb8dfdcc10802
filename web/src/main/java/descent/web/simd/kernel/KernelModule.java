package descent.web.simd.kernel;

import descent.web.simd.assembler.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The module of all kernels, emitted when the site is built. */
public final class KernelModule {
  private KernelModule() {}

  /** The module for one machine; the same bytes every time. */
  public static WasmModule emit(Machine machine) {
    WasmModule module = new WasmModule("env", "memory");
    Moving.emit(module);
    Tiles tiles = new Tiles(module, machine);
    Products.emit(module, machine, tiles);
    Elementwise.emit(module);
    Reductions.emit(module);
    Patches.emit(module);
    Pooling.emit(module);
    DirectConvolution.emit(module, machine);
    Winograd.emit(module, tiles);
    SparseConvolution.emit(module, machine);
    Normalisation.emit(module);
    Softmax.emit(module);
    Losses.emit(module);
    Randomness.emit(module);
    Optimisers.emit(module);
    Roofline.emit(module, machine);
    return module;
  }

  /**
   * Writes kernels-baseline.wasm and kernels-relaxed.wasm into the folder that is given; with
   * "text" behind it also .wat files, to read what was emitted.
   */
  public static void main(String[] args) throws IOException {
    boolean text = args.length == 2 && args[1].equals("text");
    if (args.length != 1 && !text) {
      throw new IllegalArgumentException(
          "KernelModule takes the folder to write to, and perhaps \"text\" to write text too; got "
              + List.of(args));
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Machine machine : Machine.values()) {
      String name = "kernels-" + machine.name().toLowerCase(Locale.ROOT);
      WasmModule module = emit(machine);
      Files.write(folder.resolve(name + ".wasm"), module.toBytes());
      if (text) {
        Files.writeString(folder.resolve(name + ".wat"), module.toString());
      }
    }
  }
}
