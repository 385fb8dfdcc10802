package descent.web.simd.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WasmModuleTest {
  private final WasmModule module = new WasmModule("env", "memory");

  /** The bytes of the code section's only function, after its size. */
  private String code() {
    String hex = HexFormat.of().formatHex(module.toBytes());
    int section = hex.lastIndexOf("0a", hex.length() - 1);
    return hex.substring(hex.indexOf("01", section + 4) + 4);
  }

  @Test
  void writesASmallModuleByteForByte() {
    WasmFunction f = module.export("twice");
    I32 x = f.i32("x");
    f.result(x.plus(x));
    assertEquals(
        "0061736d01000000" // magic, version
            + "0106"
            + "01"
            + "60017f017f" // one type: i32 -> i32
            + "020f"
            + "01"
            + "03656e76"
            + "066d656d6f7279"
            + "020001" // env.memory, one page
            + "0302"
            + "01"
            + "00" // one function of type 0
            + "0709"
            + "01"
            + "057477696365"
            + "0000" // exported as "twice"
            + "0a09"
            + "01"
            + "07"
            + "00"
            + "2000"
            + "2000"
            + "6a"
            + "0b",
        HexFormat.of().formatHex(module.toBytes()));
  }

  @Test
  void printsWhatItEmits() {
    WasmFunction f = module.export("scale");
    I32 x = f.i32("x");
    F32x4 value = f.let("value", x.loadVector(16).times(2));
    f.store(x, 0, value);
    assertEquals(
        """
        (module
        (import "env" "memory" (memory 1))
        (func $scale (param $x i32)
           (local $constant.1 v128)
           (local $value.2 v128)
          (local.set $constant.1 (v128.const f32x4 2.0 2.0 2.0 2.0))
          (local.set $value.2 (f32x4.mul (v128.load offset=16 (local.get $x)) (local.get $constant.1)))
          (v128.store (local.get $x) (local.get $value.2)))
        (export "scale" (func $scale))
        )
        """,
        module.toString());
  }

  @Test
  void countsLabelsFromTheInside() {
    WasmFunction f = module.export("f");
    I32 x = f.i32("x");
    f.block("outer", outer -> f.when(x, () -> f.branch(outer)));
    // block: local.get 0, if: br 1, end, end
    assertTrue(code().contains("0240" + "2000" + "0440" + "0c01" + "0b" + "0b"), code());
  }

  @Test
  void selectsByATableOfNestedBlocks() {
    WasmFunction f = module.export("f");
    I32 x = f.i32("x");
    I32 y = f.i32("y");
    f.select(x, 2, i -> f.set(y, I32.of(i + 5)));
    String expected =
        "0240"
            + "0240"
            + "0240"
            + "2000"
            + "0e010001"
            + "0b"
            + "4105"
            + "2101"
            + "0c01"
            + "0b"
            + "4106"
            + "2101"
            + "0c00"
            + "0b";
    assertTrue(code().contains(expected), code());
  }

  @Test
  void givesThePlacesOfEndedLocalsToLaterOnes() {
    WasmFunction f = module.export("f");
    I32 x = f.i32("x");
    f.when(x, () -> f.store(x, 0, f.let("first", x.plus(1))));
    f.when(x, () -> f.store(x, 0, f.let("second", x.plus(2))));
    assertEquals(1, f.locals().count());
  }

  @Test
  void keepsAConstantFromWhatRanBeforeItWasWanted() {
    WasmFunction f = module.export("f");
    I32 x = f.i32("x");
    f.when(x, () -> f.store(x, 0, f.let("early", x.loadVector(0))));
    f.store(x, 0, x.loadVector(0).times(2)); // its 2 is set before "early" is
    assertEquals(2, f.locals().count());
  }

  @Test
  void refusesALocalOutsideItsStatements() {
    WasmFunction f = module.export("f");
    I32 x = f.i32("x");
    I32[] escaped = new I32[1];
    f.when(x, () -> escaped[0] = f.let("inner", x));
    assertThrows(IllegalStateException.class, () -> f.store(x, 0, escaped[0]));
    assertThrows(IllegalStateException.class, () -> f.set(escaped[0], x));
  }

  @Test
  void encodesNumbersOfAnySize() {
    Bytes bytes = new Bytes();
    bytes.unsigned(127).unsigned(128).unsigned(-1);
    bytes.signed(63).signed(64).signed(-64).signed(-65).signed(Long.MIN_VALUE);
    assertEquals(
        "7f" + "8001" + "ffffffff0f" + "3f" + "c000" + "40" + "bf7f" + "8080808080808080807f",
        HexFormat.of().formatHex(bytes.toArray()));
  }

  @Test
  void refusesWhatCannotBeMeant() {
    WasmFunction f = module.export("f");
    I32 x = f.i32("x");
    assertThrows(IllegalArgumentException.class, () -> f.set(x.plus(1), x));
    assertThrows(IllegalArgumentException.class, () -> x.loadFloat(-4));
    assertThrows(IllegalArgumentException.class, () -> module.export("f"));
    WasmFunction g = module.function("g");
    g.i32("x");
    assertThrows(IllegalArgumentException.class, () -> f.call(g, F32.of(1)));
  }
}
