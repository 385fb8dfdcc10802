package descent.web.simd.assembler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A module of functions over one imported memory. Equal construction gives equal bytes. */
public final class WasmModule {
  private static final int TYPES = 1;
  private static final int IMPORTS = 2;
  private static final int FUNCTIONS = 3;
  private static final int EXPORTS = 7;
  private static final int CODE = 10;

  private final String memoryModule;
  private final String memoryName;
  private final List<WasmFunction> functions = new ArrayList<>();
  private final List<WasmFunction> exports = new ArrayList<>();

  /** A module that imports its memory under this name. */
  public WasmModule(String memoryModule, String memoryName) {
    this.memoryModule = memoryModule;
    this.memoryName = memoryName;
  }

  /** A new function that only this module calls. */
  public WasmFunction function(String name) {
    WasmFunction function = new WasmFunction(name, functions.size());
    functions.add(function);
    return function;
  }

  /** A new function under a name that others can import. */
  public WasmFunction export(String name) {
    if (exportNames().contains(name)) {
      throw new IllegalArgumentException("The module exports " + name + " already");
    }
    WasmFunction function = function(name);
    exports.add(function);
    return function;
  }

  /** The names of the exported functions in the order of their making. */
  public List<String> exportNames() {
    return exports.stream().map(WasmFunction::name).toList();
  }

  /** The types that an exported function takes and gives, such as "[i32, f32] -> nothing". */
  public String signature(String export) {
    for (WasmFunction function : exports) {
      if (function.name().equals(export)) {
        @Nullable ValueType result = function.resultType();
        return function.parameters() + " -> " + (result == null ? "nothing" : result);
      }
    }
    throw new IllegalArgumentException("The module exports no " + export);
  }

  /** The module in the binary format. */
  public byte[] toBytes() {
    Map<String, Integer> typeIndex = new LinkedHashMap<>();
    Bytes types = new Bytes();
    Bytes indices = new Bytes().unsigned(functions.size());
    Bytes code = new Bytes().unsigned(functions.size());
    for (WasmFunction function : functions) {
      @Nullable ValueType result = function.resultType();
      String signature = function.parameters() + " " + result;
      if (!typeIndex.containsKey(signature)) {
        typeIndex.put(signature, typeIndex.size());
        types.u8(0x60).unsigned(function.parameters().size());
        function.parameters().forEach(type -> types.u8(type.code));
        types.unsigned(result == null ? 0 : 1);
        if (result != null) {
          types.u8(result.code);
        }
      }
      indices.unsigned(typeIndex.get(signature));
      code.sized(Encoder.encode(function));
    }
    Bytes exported = new Bytes().unsigned(exports.size());
    exports.forEach(f -> exported.name(f.name()).u8(0).unsigned(f.index()));
    Bytes memory = new Bytes().unsigned(1).name(memoryModule).name(memoryName);
    memory.u8(0x02).u8(0).unsigned(1); // a memory of at least one page
    return new Bytes()
        .bits(0x6D736100, 4)
        .bits(1, 4)
        .section(TYPES, new Bytes().unsigned(typeIndex.size()).append(types))
        .section(IMPORTS, memory)
        .section(FUNCTIONS, indices)
        .section(EXPORTS, exported)
        .section(CODE, code)
        .toArray();
  }

  /** The module as text, to read what was emitted. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("(module\n");
    text.append("(import \"").append(memoryModule).append("\" \"").append(memoryName);
    text.append("\" (memory 1))\n");
    functions.forEach(text::append);
    exports.forEach(f -> {
      text.append("(export \"").append(f.name()).append("\" (func $").append(f.name());
      text.append("))\n");
    });
    return text.append(")\n").toString();
  }
}
