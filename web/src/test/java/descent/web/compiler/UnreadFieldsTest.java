package descent.web.compiler;

import static descent.web.compiler.Modules.section;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

/** Type 0: a function of nothing; 1: a struct with such a function; 2: one that extends it. */
class UnreadFieldsTest {
  private static final String TYPES = "03 600000 50005f 01630001 500101 5f01 630001";

  private static final String STORE = "2300 d201 fb050100";
  private static final String STORE_IN_SUBTYPE = "2300 d201 fb050200";
  private static final String READ = "2300 fb020100 1a";

  /** Function 0 starts, and 1 is put into a field of the one global. */
  private static byte[] module(String start, String stored) {
    return Modules.of(
        section(1, TYPES),
        section(3, "02 0000"),
        section(6, "01 640200 fb0102 0b"),
        section(8, "00"),
        section(9, "01 0300 01 01"),
        Modules.code("00 %s 0b".formatted(start), "00 %s 0b".formatted(stored)));
  }

  private static void assertKept(BitSet functions, byte[] after, byte[] before) {
    Sections sections = new Sections(before);
    assertEquals(functions, UnreadFields.rewrite(sections));
    assertEquals(Modules.digits(after), Modules.digits(sections.toModule()));
  }

  private static BitSet functions(int... numbers) {
    BitSet functions = new BitSet();
    for (int number : numbers) {
      functions.set(number);
    }
    return functions;
  }

  @Test
  void takesAFunctionOutOfAFieldThatNothingReads() {
    assertKept(functions(0), module("01", "01"), module(STORE + "01", "01"));
  }

  @Test
  void takesAFunctionOutOfAFieldThatOnlyItselfReads() {
    assertKept(functions(0), module("", READ), module(STORE, READ));
  }

  @Test
  void keepsAFunctionInAFieldThatIsRead() {
    byte[] module = module(STORE + READ, "01");
    assertKept(functions(0, 1), module, module);
    byte[] late = module(READ + STORE, "01");
    assertKept(functions(0, 1), late, late);
  }

  @Test
  void keepsAFunctionInAFieldThatIsReadAsAnotherTypes() {
    byte[] module = module(STORE_IN_SUBTYPE + READ, "01");
    assertKept(functions(0, 1), module, module);
  }

  @Test
  void keepsAFunctionThatIsCalled() {
    assertKept(functions(0, 1), module("1001", "01"), module(STORE + "1001", "01"));
  }
}
