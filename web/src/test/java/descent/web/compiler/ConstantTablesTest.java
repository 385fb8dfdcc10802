package descent.web.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConstantTablesTest {
  /** type 0: a function of nothing; type 1: a table of a number and two methods. */
  private static final String TYPES = "01 0e 02 600000 5f03 7f01 630001 630001 ";

  /** Functions 0 and 1 are methods, 2 is the start function; it is declared what they are. */
  private static final String FUNCTIONS = "03 04 03 000000 ";

  private static final String START = "08 01 02 ";

  private static byte[] module(String... sections) {
    return Modules.of(sections);
  }

  private static byte[] rewrite(byte[] module) {
    Sections sections = new Sections(module);
    ConstantTables.rewrite(sections);
    return sections.toModule();
  }

  private static String elements(String functions, int count) {
    return "09 0%d 01 03 00 0%d %s ".formatted(4 + count, count, functions);
  }

  private static String code(String start) {
    int length = start.replace(" ", "").length() / 2 + 2;
    return "0a %02x 03 02 000b 02 000b %02x 00 %s 0b ".formatted(length + 8, length, start);
  }

  @Test
  void writesMethodsIntoTheTablesOwnValue() {
    // table 0 gets function 1 as its last field; table 1 is set to null by other code, which stays
    String stays = "23 01 d0 00 fb05 01 01";
    byte[] before =
        module(
            TYPES,
            FUNCTIONS,
            "06 0f 02 640100 fb0101 0b 630101 fb0101 0b ",
            START,
            elements("00 01", 2),
            code("23 00 d2 01 fb05 01 02 " + stays));
    byte[] after =
        module(
            TYPES,
            FUNCTIONS,
            "06 15 02 640100 4100 d000 d201 fb0001 0b 630101 fb0101 0b ",
            START,
            elements("00", 1),
            code(stays));
    assertEquals(Modules.digits(after), Modules.digits(rewrite(before)));
    assertArrayEquals(after, rewrite(after));
  }

  @Test
  void leavesWhatACallWritesToTheCall() {
    // function 0 puts function 1 into the last field of the table that it is given
    String types = "01 13 03 600000 5f03 7f01 630001 630001 6001630100 ";
    String functions = "03 04 03 020000 ";
    String globals = "06 08 01 640100 fb0101 0b ";
    String code =
        "0a 1e 03 0a 00 2000 d201 fb050102 0b 02 000b 0e 00 2300 1000 2300 d201 fb050102 0b ";
    byte[] module = module(types, functions, globals, START, elements("01", 1), code);
    assertArrayEquals(module, rewrite(module));
  }

  @Test
  void refusesABranchThroughTheTables() {
    byte[] branches = module(TYPES, FUNCTIONS, "06 01 00 ", START, elements("", 0), code("0c 00"));
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> rewrite(branches));
    assertTrue(refused.getMessage().contains("0xc,"), refused.getMessage());
  }

  @Test
  void keepsWhatHasNoTables() {
    byte[] empty = module();
    assertArrayEquals(empty, rewrite(empty));
  }
}
