package descent.web.simd;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Hands out ranges of bytes from regions that are never given back, since WebAssembly's memory does
 * not shrink: what is freed is merged with its free neighbours and used again.
 */
final class Arena {
  /** Ranges begin at multiples of this: a cache line, or four vectors. */
  private static final int ALIGNMENT = 64;

  /** The smallest region worth asking for. */
  private static final int REGION = 1 << 20;

  private final IntUnaryOperator regions;

  /** The sizes of free ranges by address. */
  private final TreeMap<Integer, Integer> free = new TreeMap<>();

  private long total;

  /**
   * @param regions gives the address of a new region of so many bytes, or throws OutOfMemoryError
   */
  Arena(IntUnaryOperator regions) {
    this.regions = regions;
  }

  /** How many bytes of regions there are, free or not. */
  long total() {
    return total;
  }

  /** The bytes that a range of this size takes. */
  private static int aligned(int bytes) {
    return Math.max((bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT, ALIGNMENT);
  }

  /** The address of a range of so many bytes, whatever they hold. */
  int take(int bytes) {
    int size = aligned(bytes);
    Map.@Nullable Entry<Integer, Integer> best = bestFit(size);
    if (best == null) {
      grow(size);
      best = bestFit(size);
      if (best == null) {
        throw new OutOfMemoryError("A new region of " + size + " bytes holds less than its size");
      }
    }
    int address = best.getKey();
    free.remove(address);
    if (best.getValue() > size) {
      free.put(address + size, best.getValue() - size);
    }
    return address;
  }

  private Map.@Nullable Entry<Integer, Integer> bestFit(int size) {
    Map.@Nullable Entry<Integer, Integer> best = null;
    for (Map.Entry<Integer, Integer> range : free.entrySet()) {
      if (range.getValue() >= size && (best == null || range.getValue() < best.getValue())) {
        best = range;
      }
    }
    return best == null ? null : Map.entry(best.getKey(), best.getValue());
  }

  /** Regions grow with what there is, so that ever larger blocks waste at most a constant share. */
  private void grow(int size) {
    int wanted = Math.max(size, (int) Math.max(REGION, Math.min(total / 2, 1 << 28)));
    try {
      add(wanted);
    } catch (OutOfMemoryError e) {
      if (wanted == size) {
        throw e;
      }
      add(size);
    }
  }

  private void add(int size) {
    int bytes = size + ALIGNMENT;
    int address = regions.applyAsInt(bytes);
    int from = (address + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    free.put(from, size / ALIGNMENT * ALIGNMENT);
    total += bytes;
  }

  /** Takes a range back. */
  void give(int address, int bytes) {
    int from = address;
    int to = address + aligned(bytes);
    Map.@Nullable Entry<Integer, Integer> before = free.lowerEntry(from);
    if (before != null && before.getKey() + before.getValue() == from) {
      from = before.getKey();
    }
    Integer after = free.remove(to);
    free.put(from, to - from + (after == null ? 0 : after));
  }
}
