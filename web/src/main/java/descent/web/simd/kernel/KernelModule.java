package descent.web.simd.kernel;

import descent.web.simd.assembler.WasmModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Writes kernels-baseline.wasm and kernels-relaxed.wasm into the folder that is given. */
  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "KernelModule takes one argument, the folder to write to, got " + args.length);
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (Machine machine : Machine.values()) {
      String name = "kernels-" + machine.name().toLowerCase(Locale.ROOT) + ".wasm";
      Files.write(folder.resolve(name), emit(machine).toBytes());
    }
  }
}
