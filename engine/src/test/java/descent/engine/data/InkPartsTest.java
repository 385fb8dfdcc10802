package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InkPartsTest {
  @Test
  void findsNoPartOnAnEmptySheet() {
    assertEquals(0, InkParts.count(new byte[9], 3, 1));
  }

  @Test
  void countsPartsThatTouchAtACornerOnce() {
    assertEquals(1, InkParts.count(new byte[] {1, 0, 0, 0, 1, 0, 0, 0, -1}, 3, 1));
  }

  @Test
  void doesNotJoinTheEndsOfTwoRows() {
    assertEquals(2, InkParts.count(new byte[] {0, 0, 0, 1, 1, 0, 0, 0}, 4, 1));
  }

  @Test
  void leavesSpecksOut() {
    byte[] picture = {1, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0};
    assertEquals(1, InkParts.count(picture, 4, 2));
  }
}
