package descent.engine.backend;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReferenceMemoryTest {
  private final Backend backend = new ReferenceBackend();

  @Test
  void keepsDoublesExactly() {
    Memory memory = backend.reserve(4);
    memory.write(1, new double[] {9, Math.PI, Math.E, 9}, 1, 2);
    double[] read = new double[4];
    memory.read(0, read, 0, 4);
    assertArrayEquals(new double[] {0, Math.PI, Math.E, 0}, read);
  }

  @Test
  void scalesUnsignedBytes() {
    Memory memory = backend.reserve(3);
    memory.writeBytes(0, new byte[] {0, (byte) 128, (byte) 255}, 0, 3, 1 / 255.0);
    assertEquals(128 / 255.0, memory.get(1), 1e-16);
    assertEquals(1.0, memory.get(2), 1e-15);
  }

  @Test
  void rejectsRangesOutside() {
    Memory memory = backend.reserve(3);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> memory.write(2, new double[2], 0, 2));
    assertEquals("2 elements from 2 lie outside the memory of 3 elements", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> memory.read(-1, new float[2], 0, 2));
    assertThrows(IllegalArgumentException.class, () -> memory.read(0, new float[1], 0, 2));
    assertThrows(
        IllegalArgumentException.class,
        () -> memory.writeBytes(Integer.MAX_VALUE, new byte[1], 0, 1, 1));
  }

  @Test
  void rejectsUseAfterClose() {
    Memory memory = backend.reserve(3);
    Kernels kernels = memory.kernels();
    memory.close();
    IllegalStateException e = assertThrows(IllegalStateException.class, memory::close);
    assertTrue(e.getMessage().contains("closed"), e.getMessage());
    assertThrows(IllegalStateException.class, () -> memory.get(0));
    assertThrows(IllegalStateException.class, memory::size);
    assertThrows(IllegalStateException.class, memory::kernels);
    assertThrows(IllegalStateException.class, () -> kernels.fill(1, 1, 0));
  }

  @Test
  void rejectsNegativeBlocks() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> backend.reserve(-5));
    assertTrue(e.getMessage().contains("-5"), e.getMessage());
  }
}
