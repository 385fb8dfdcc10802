package descent.engine.experiment;

import descent.engine.backend.Memory;

/** A copy of a range of memory, in floats when they hold every number exactly, else in doubles. */
public final class PackedNumbers {
  private final float[] floats;
  private final double[] doubles;

  private PackedNumbers(float[] floats, double[] doubles) {
    this.floats = floats;
    this.doubles = doubles;
  }

  /** These numbers, as floats. */
  public static PackedNumbers of(float[] values) {
    return new PackedNumbers(values.clone(), new double[0]);
  }

  /** These numbers, as doubles. */
  public static PackedNumbers of(double[] values) {
    return new PackedNumbers(new float[0], values.clone());
  }

  /** Copies count elements from address. */
  static PackedNumbers read(Memory memory, int address, int count) {
    double[] exact = new double[count];
    memory.read(address, exact, 0, count);
    for (double value : exact) {
      if ((float) value != value && !Double.isNaN(value)) {
        return new PackedNumbers(new float[0], exact);
      }
    }
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = (float) exact[i];
    }
    return new PackedNumbers(floats, new double[0]);
  }

  /** The numbers as they were packed as floats; none when they need doubles. */
  public float[] floats() {
    return floats.clone();
  }

  /** The numbers as they were packed as doubles; none when floats hold them. */
  public double[] doubles() {
    return doubles.clone();
  }

  /** How many numbers there are. */
  public int size() {
    return floats.length + doubles.length;
  }

  /** How many bytes they take. */
  public long bytes() {
    return 4L * floats.length + 8L * doubles.length;
  }

  void write(Memory memory, int address) {
    if (doubles.length > 0) {
      memory.write(address, doubles, 0, doubles.length);
    } else {
      memory.write(address, floats, 0, floats.length);
    }
  }
}
