package descent.web.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ArenaTest {
  private static final int MEGABYTE = 1 << 20;

  /** Regions as TeaVM gives them: 8 bytes aligned, one behind the other. */
  private int end = 8;

  private final Arena arena = new Arena(this::region);

  private int region(int bytes) {
    int address = end;
    end += bytes + 24;
    return address;
  }

  @Test
  void alignsRangesAndKeepsThemApart() {
    int first = arena.take(1);
    int second = arena.take(100);
    int third = arena.take(0);
    assertEquals(0, first % 64);
    assertEquals(first + 64, second);
    assertEquals(second + 128, third);
  }

  @Test
  void usesFreedRangesAgain() {
    for (int i = 0; i < 1000; i++) {
      int big = arena.take(700_000);
      int small = arena.take(5000);
      arena.give(big, 700_000);
      arena.give(small, 5000);
    }
    assertTrue(arena.total() < 2 * MEGABYTE);
  }

  @Test
  void mergesNeighboursInAnyOrder() {
    int a = arena.take(MEGABYTE / 4);
    int b = arena.take(MEGABYTE / 4);
    int c = arena.take(MEGABYTE / 4);
    arena.give(a, MEGABYTE / 4);
    arena.give(c, MEGABYTE / 4);
    arena.give(b, MEGABYTE / 4);
    assertEquals(a, arena.take(MEGABYTE));
  }

  @Test
  void wastesAtMostAConstantShareOnGrowingBlocks() {
    int largest = 0;
    for (int size = MEGABYTE; size < 64 * MEGABYTE; size += MEGABYTE) {
      arena.give(arena.take(size), size);
      largest = size;
    }
    assertTrue(arena.total() < 5L * largest, arena.total() + " bytes for blocks of " + largest);
  }

  @Test
  void neverOverlapsInAThousandRandomSteps() {
    Random random = new Random(42);
    TreeMap<Integer, Integer> taken = new TreeMap<>();
    for (int i = 0; i < 1000; i++) {
      if (taken.isEmpty() || random.nextInt(3) > 0) {
        int size = 1 + random.nextInt(50_000);
        int address = arena.take(size);
        Integer before = taken.floorKey(address);
        assertTrue(before == null || before + taken.get(before) <= address);
        Integer after = taken.ceilingKey(address);
        assertTrue(after == null || address + size <= after);
        taken.put(address, size);
      } else {
        Integer address = taken.ceilingKey(random.nextInt(end));
        if (address != null) {
          arena.give(address, taken.remove(address));
        }
      }
    }
    taken.forEach(arena::give);
    arena.take(MEGABYTE);
    assertTrue(arena.total() < 64L * MEGABYTE);
  }

  @Test
  void triesTheBareSizeWhenAGenerousRegionIsRefused() {
    Arena tight =
        new Arena(bytes -> {
          if (bytes > 600_000) {
            throw new OutOfMemoryError();
          }
          return 64;
        });
    assertEquals(64, tight.take(500_000));
    assertThrows(OutOfMemoryError.class, () -> tight.take(700_000));
  }
}
