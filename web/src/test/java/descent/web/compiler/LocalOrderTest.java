package descent.web.compiler;

import static descent.web.compiler.Modules.bytes;
import static descent.web.compiler.Modules.digits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LocalOrderTest {
  @Test
  void declaresEachTypeOnceAndKeepsParameters() {
    // Parameter 0; locals 1: i32, 2: f64, 3: i32, which become 2, 1 and 3.
    byte[] body = bytes("03 017f 017c 017f  2000 2101 2002 2203 1a 1a 0b");
    byte[] sorted = bytes("02 017c 027f  2000 2102 2001 2203 1a 1a 0b");
    assertEquals(digits(sorted), digits(LocalOrder.rewrite(body, 1)));
    assertEquals(digits(sorted), digits(LocalOrder.rewrite(sorted, 1)));
  }

  @Test
  void keepsReferencesOfDifferentTypesApart() {
    byte[] body = bytes("03 02 6305 01 6405 01 6305  2003 2102 0b");
    byte[] sorted = bytes("02 03 6305 01 6405  2002 2103 0b");
    assertEquals(digits(sorted), digits(LocalOrder.rewrite(body, 0)));
  }

  @Test
  void leavesAFunctionWithoutLocals() {
    byte[] body = bytes("00 2000 1a 0b");
    assertEquals(digits(body), digits(LocalOrder.rewrite(body, 1)));
  }
}
