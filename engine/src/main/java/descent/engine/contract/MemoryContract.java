package descent.engine.contract;

import static descent.engine.contract.ContractFailure.require;

import descent.engine.backend.Backend;
import descent.engine.backend.Memory;
import java.util.List;

/** Demands on blocks of memory and on lanes. */
final class MemoryContract {
  private static final int SIZE = 100;

  /** More than there was before, so that a memory that grows does so now. */
  private static final int LARGE = 4_000_000;

  private MemoryContract() {}

  static List<ContractCase> cases() {
    return List.of(
        ContractCase.of("reserve", "zeros of the size asked for", MemoryContract::reserves),
        ContractCase.of("reserve", "many blocks at once", MemoryContract::reservesMany),
        ContractCase.of("reserve", "a large block beside a small one", MemoryContract::grows),
        ContractCase.of("write", "and read of doubles", MemoryContract::keepsDoubles),
        ContractCase.of("write", "and read of floats", MemoryContract::keepsFloats),
        ContractCase.of("writeBytes", "", MemoryContract::scalesBytes),
        ContractCase.of("write", "outside", MemoryContract::keepsBounds),
        ContractCase.of("close", "", MemoryContract::closesOnce),
        ContractCase.of("forEachLane", "runs every body once", MemoryContract::runsEveryLane),
        ContractCase.of("forEachLane", "lets lanes share a block", MemoryContract::sharesMemory),
        ContractCase.of("forEachLane", "passes exceptions on", MemoryContract::passesExceptionsOn));
  }

  private static void reserves(Backend backend) {
    require(!backend.name().isBlank(), "a backend has a name");
    for (int size : new int[] {0, 1, 17, 5000}) {
      try (Memory memory = backend.reserve(size)) {
        require(memory.size() == size, "a block of " + size + " has size " + memory.size());
        double[] values = new double[size];
        memory.read(0, values, 0, size);
        for (double value : values) {
          require(value == 0, "a new block holds zeros, not " + value);
        }
      }
    }
    expect(IllegalArgumentException.class, "reserve(-1)", () -> backend.reserve(-1).close());
  }

  private static void reservesMany(Backend backend) {
    Memory first = backend.reserve(SIZE);
    Memory second = backend.reserve(SIZE);
    first.kernels().fill(SIZE, 1, 0);
    second.kernels().fill(SIZE, 2, 0);
    first.close();
    Memory third = backend.reserve(SIZE);
    require(third.get(SIZE / 2) == 0, "a block in the place of a closed one holds zeros");
    third.kernels().fill(SIZE, 3, 0);
    require(second.get(0) == 2 && second.get(SIZE - 1) == 2, "blocks do not overlap");
    second.close();
    third.close();
  }

  private static void grows(Backend backend) {
    try (Memory small = backend.reserve(2 * SIZE)) {
      small.kernels().fill(SIZE, 3, 0);
      try (Memory large = backend.reserve(LARGE)) {
        large.kernels().fill(SIZE, 4, LARGE - SIZE);
        small.kernels().axpy(SIZE, 2, 0, SIZE);
        require(large.get(LARGE - 1) == 4, "the end of a large block can be used");
        require(large.get(0) == 0, "a large block holds zeros");
      }
      require(small.get(SIZE - 1) == 3, "a block keeps its numbers while another is reserved");
      require(small.get(2 * SIZE - 1) == 6, "and its kernels find them");
    }
  }

  private static void keepsDoubles(Backend backend) {
    try (Memory memory = backend.reserve(SIZE)) {
      double[] written = {7, 0.1, -0.0, 1e30, Double.NaN, Double.NEGATIVE_INFINITY, 1e-40, 7};
      memory.write(13, written, 1, 6);
      double[] read = new double[10];
      memory.read(12, read, 1, 8);
      require(read[0] == 0 && read[1] == 0 && read[8] == 0 && read[9] == 0, "only 6 were written");
      for (int i = 0; i < 6; i++) {
        double expected = written[1 + i];
        boolean same = Float.compare((float) expected, (float) read[2 + i]) == 0;
        require(same, expected + " was written and " + read[2 + i] + " read");
        require(Double.compare(memory.get(13 + i), read[2 + i]) == 0, "get is read");
      }
    }
  }

  private static void keepsFloats(Backend backend) {
    try (Memory memory = backend.reserve(SIZE)) {
      float[] written = {7, 0.1f, -0.0f, 1e30f, Float.NaN, Float.POSITIVE_INFINITY, 1e-40f, 7};
      memory.write(SIZE - 6, written, 1, 6);
      float[] read = new float[8];
      memory.read(SIZE - 6, read, 1, 6);
      require(read[0] == 0 && read[7] == 0, "only 6 were read");
      require(memory.get(SIZE - 7) == 0, "only 6 were written");
      for (int i = 1; i < 7; i++) {
        boolean same = Float.compare(written[i], read[i]) == 0;
        require(same, written[i] + " was written and " + read[i] + " read");
      }
    }
  }

  private static void scalesBytes(Backend backend) {
    try (Memory memory = backend.reserve(300)) {
      byte[] all = new byte[258];
      for (int i = 0; i < 256; i++) {
        all[1 + i] = (byte) i;
      }
      memory.writeBytes(5, all, 1, 256, 1 / 255.0);
      require(memory.get(4) == 0 && memory.get(261) == 0, "only 256 were written");
      for (int i = 0; i < 256; i++) {
        boolean same = Math.abs(memory.get(5 + i) - i / 255.0) < 0x1p-24;
        require(same, "byte " + i + " over 255 is " + memory.get(5 + i));
      }
    }
  }

  private static void keepsBounds(Backend backend) {
    try (Memory memory = backend.reserve(SIZE)) {
      Class<? extends RuntimeException> error = IllegalArgumentException.class;
      expect(error, "write behind the end", () -> memory.write(SIZE - 1, new double[2], 0, 2));
      expect(error, "write before the start", () -> memory.write(-1, new float[2], 0, 2));
      expect(error, "write past an array", () -> memory.write(0, new float[2], 1, 2));
      expect(error, "write of a negative count", () -> memory.write(0, new double[2], 1, -1));
      expect(
          error,
          "writeBytes behind the end",
          () -> memory.writeBytes(Integer.MAX_VALUE, new byte[2], 0, 2, 1));
      expect(error, "read behind the end", () -> memory.read(SIZE, new double[1], 0, 1));
      expect(error, "read past an array", () -> memory.read(0, new float[1], 0, 2));
      expect(error, "get behind the end", () -> memory.get(SIZE));
      double[] values = new double[SIZE];
      memory.read(0, values, 0, SIZE);
      for (double value : values) {
        require(value == 0, "a refused write writes nothing");
      }
    }
  }

  private static void closesOnce(Backend backend) {
    Memory memory = backend.reserve(SIZE);
    memory.close();
    Class<? extends RuntimeException> error = IllegalStateException.class;
    expect(error, "close after close", memory::close);
    expect(error, "get after close", () -> memory.get(0));
    expect(error, "write after close", () -> memory.write(0, new double[1], 0, 1));
    expect(error, "read after close", () -> memory.read(0, new float[1], 0, 1));
    expect(error, "writeBytes after close", () -> memory.writeBytes(0, new byte[1], 0, 1, 1));
    expect(error, "kernels after close", memory::kernels);
  }

  private static void runsEveryLane(Backend backend) {
    require(backend.lanes() >= 1, "there is at least one lane, not " + backend.lanes());
    for (int lanes : new int[] {0, 1, 2, backend.lanes(), 3 * backend.lanes() + 1}) {
      int[] runs = new int[lanes];
      backend.forEachLane(lanes, lane -> runs[lane]++);
      for (int lane = 0; lane < lanes; lane++) {
        require(runs[lane] == 1, "lane " + lane + " of " + lanes + " ran " + runs[lane] + " times");
      }
    }
  }

  private static void sharesMemory(Backend backend) {
    int lanes = backend.lanes() + 1;
    try (Memory memory = backend.reserve(lanes * SIZE)) {
      for (int round = 1; round <= 20; round++) {
        int value = round;
        backend.forEachLane(
            lanes, lane -> memory.kernels().fill(SIZE, value * (lane + 1), lane * SIZE));
        for (int lane = 0; lane < lanes; lane++) {
          double sum = memory.kernels().sum(SIZE, lane * SIZE);
          require(sum == SIZE * value * (lane + 1), "lane " + lane + " left a sum of " + sum);
        }
      }
    }
  }

  private static void passesExceptionsOn(Backend backend) {
    for (int failing : new int[] {0, 1, 2}) {
      expect(
          ArithmeticException.class,
          "a failing body " + failing,
          () ->
              backend.forEachLane(
                  3,
                  lane -> {
                    if (lane == failing) {
                      throw new ArithmeticException("lane " + lane);
                    }
                  }));
    }
    runsEveryLane(backend);
  }

  private static void expect(
      Class<? extends RuntimeException> error, String what, Runnable attempt) {
    try {
      attempt.run();
    } catch (RuntimeException e) {
      require(error.isInstance(e), what + " threw " + e + ", not " + error.getSimpleName());
      require(e.getMessage() != null, what + " threw without a sentence");
      return;
    }
    throw new ContractFailure(what + " was not refused with " + error.getSimpleName());
  }
}
