package descent.web.compiler;

import static descent.web.compiler.Modules.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstructionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "00", // unreachable
        "0240", // block of nothing
        "0364 8501", // loop of a reference
        "04 8502", // if of a function's type
        "1f40 02 00 8001 03 02 00", // try_table with a tag and with all
        "0d 8001", // br_if
        "0e 02 00 01 02", // br_table
        "10 ff7f", // call
        "14 05", // call_ref
        "22 8001", // local.tee
        "28 02 10", // i32.load
        "4000", // memory.grow
        "41 ff7e", // i32.const
        "42 8080 8080 7f", // i64.const
        "43 0000803f", // f32.const
        "44 00000000 0000f03f", // f64.const
        "6a", // i32.add
        "d0 8501", // ref.null
        "d2 8501", // ref.func
        "d3", // ref.eq
        "fb02 8501 03", // struct.get
        "fb08 05 8001", // array.new_fixed
        "fb0b 05", // array.get
        "fb0f", // array.len
        "fb11 05 06", // array.copy
        "fb17 8501", // ref.cast null
        "fb18 03 01 6e 8501", // br_on_cast
        "fc02", // i32.trunc_sat_f64_s
        "fc0a 00 00" // memory.copy
      })
  void readsItsWholeLength(String digits) {
    byte[] code = bytes(digits);
    BinaryReader in = new BinaryReader(code);
    assertArrayEquals(code, Instruction.read(in).code());
    assertFalse(in.hasMore());
  }

  @Test
  void knowsItsNumbers() {
    Instruction get = Instruction.read(new BinaryReader(bytes("fb02 8501 03")));
    assertEquals(0xfb02, get.opcode());
    assertEquals(0x85, get.first());
    assertEquals(3, get.second());
  }

  @Test
  void namesAnInstructionThatItCannotRead() {
    // i8x16.splat, of the instructions on vectors
    IllegalStateException refused =
        assertThrows(
            IllegalStateException.class, () -> Instruction.read(new BinaryReader(bytes("fd0f"))));
    assertTrue(refused.getMessage().contains("0xfd,"), refused.getMessage());
  }
}
