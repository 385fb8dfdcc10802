package descent.web.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

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

  /** Addresses from..to, without to. */
  private record Range(int from, int to) {
    int size() {
      return to - from;
    }
  }

  /** What is free, by address; no two ranges touch. */
  private final List<Range> free = new ArrayList<>();

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
    int best = bestFit(size);
    if (best < 0) {
      grow(size);
      best = bestFit(size);
      if (best < 0) {
        throw new OutOfMemoryError("A new region of " + size + " bytes holds less than its size");
      }
    }
    Range range = free.remove(best);
    if (range.size() > size) {
      free.add(best, new Range(range.from() + size, range.to()));
    }
    return range.from();
  }

  /** Which free range is the smallest of those that are large enough, or -1. */
  private int bestFit(int size) {
    int best = -1;
    for (int i = 0; i < free.size(); i++) {
      int found = free.get(i).size();
      if (found >= size && (best < 0 || found < free.get(best).size())) {
        best = i;
      }
    }
    return best;
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
    add(new Range(from, from + size / ALIGNMENT * ALIGNMENT));
    total += bytes;
  }

  /** Takes a range back. */
  void give(int address, int bytes) {
    add(new Range(address, address + aligned(bytes)));
  }

  private void add(Range range) {
    int from = range.from();
    int to = range.to();
    int at = 0;
    while (at < free.size() && free.get(at).from() < from) {
      at++;
    }
    if (at < free.size() && free.get(at).from() == to) {
      to = free.remove(at).to();
    }
    if (at > 0 && free.get(at - 1).to() == from) {
      at--;
      from = free.remove(at).from();
    }
    free.add(at, new Range(from, to));
  }
}
