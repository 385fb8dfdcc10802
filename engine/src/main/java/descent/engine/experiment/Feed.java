package descent.engine.experiment;

import descent.engine.backend.Memory;
import descent.engine.data.Numbers;
import descent.engine.data.Pixels;
import descent.engine.data.Samples;

/**
 * Writes samples into a frame's inputs. It owns the staging room, so that a step allocates nothing.
 */
final class Feed {
  private final Memory memory;
  private final int capacity;
  private double[] doubles = new double[0];
  private byte[] bytes = new byte[0];

  /** A feed of at most {@code capacity} samples at once. */
  Feed(Memory memory, int capacity) {
    this.memory = memory;
    this.capacity = capacity;
  }

  /** Writes samples rows[from .. from + count) at address, one after the other. */
  void write(Samples samples, int[] rows, int from, int count, int address) {
    int width = samples.shape().perRow();
    switch (samples) {
      case Pixels pixels -> {
        if (bytes.length < count * width) {
          bytes = new byte[capacity * width];
        }
        pixels.gather(rows, from, count, bytes);
        memory.writeBytes(address, bytes, 0, count * width, pixels.scale());
      }
      case Numbers numbers -> {
        if (doubles.length < count * width) {
          doubles = new double[capacity * width];
        }
        numbers.gather(rows, from, count, doubles);
        memory.write(address, doubles, 0, count * width);
      }
    }
  }
}
