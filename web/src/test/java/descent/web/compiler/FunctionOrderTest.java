package descent.web.compiler;

import static descent.web.compiler.Modules.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class FunctionOrderTest {
  /** Type 0: a function of nothing. */
  private static final String TYPES = section(1, "01 600000");

  private static final String PUTS_ONE = "00 4101 1a 0b";
  private static final String PUTS_TWO = "00 4102 1a 0b";
  private static final String NOTHING = "00 01 0b";

  private static String imports(String count, int times) {
    return section(2, count + " 0161 0162 0000".repeat(times));
  }

  private static String rewrite(byte[] module) {
    BitSet all = new BitSet();
    all.set(0, 200);
    return rewrite(module, all);
  }

  private static String rewrite(byte[] module, BitSet kept) {
    Sections sections = new Sections(module);
    FunctionOrder.rewrite(sections, kept);
    return Modules.digits(sections.toModule());
  }

  @Test
  void putsWhatIsCalledMostFirstAndRenumbersAllThatNamesFunctions() {
    // Function 0 is imported; 3 is called twice, 2 is referred to once.
    byte[] before =
        Modules.of(
            TYPES,
            imports("01", 1),
            section(3, "04 00000000"),
            section(6, "01 7000 d203 0b"),
            section(7, "02 0166 0003 016d 0200"),
            section(8, "01"),
            section(9, "01 0300 02 0402"),
            Modules.code("00 1003 d202 1a 0b", PUTS_ONE, PUTS_TWO, "00 1003 1000 0b"));
    byte[] after =
        Modules.of(
            TYPES,
            imports("01", 1),
            section(3, "04 00000000"),
            section(6, "01 7000 d201 0b"),
            section(7, "02 0166 0001 016d 0200"),
            section(8, "03"),
            section(9, "01 0300 02 0204"),
            Modules.code(PUTS_TWO, PUTS_ONE, "00 1001 d202 1a 0b", "00 1001 1000 0b"));
    assertEquals(Modules.digits(after), rewrite(before));
    assertEquals(Modules.digits(after), rewrite(after));
  }

  @Test
  void putsLikeFunctionsSideBySideWhereNumbersAreLong() {
    String types = section(1, "02 600000 60017f00");
    byte[] before =
        Modules.of(
            types,
            imports("8001", 128),
            section(3, "04 00000100"),
            Modules.code(PUTS_ONE, NOTHING, "00 2000 1a 0b", PUTS_TWO));
    byte[] after =
        Modules.of(
            types,
            imports("8001", 128),
            section(3, "04 00010000"),
            Modules.code(NOTHING, "00 2000 1a 0b", PUTS_ONE, PUTS_TWO));
    assertEquals(Modules.digits(after), rewrite(before));
  }

  @Test
  void leavesOutWhatIsNotKept() {
    byte[] before =
        Modules.of(
            TYPES,
            section(3, "03 000000"),
            section(8, "02"),
            section(9, "01 0300 02 0001"),
            Modules.code(PUTS_ONE, NOTHING, "00 1001 0b"));
    byte[] after =
        Modules.of(
            TYPES,
            section(3, "02 0000"),
            section(8, "01"),
            section(9, "01 0300 01 00"),
            Modules.code(NOTHING, "00 1000 0b"));
    BitSet kept = new BitSet();
    kept.set(1, 3);
    assertEquals(Modules.digits(after), rewrite(before, kept));
  }
}
