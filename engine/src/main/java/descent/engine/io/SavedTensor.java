package descent.engine.io;

import descent.engine.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A named array of numbers in row-major order, as weight files hold them. */
public final class SavedTensor {
  private final String name;
  private final DType type;
  private final Shape shape;
  private final byte[] bytes;

  /** Takes over {@code bytes}, little-endian numbers that fill the shape. */
  SavedTensor(String name, DType type, Shape shape, byte[] bytes) {
    this.name = name;
    this.type = type;
    this.shape = shape;
    this.bytes = bytes;
  }

  /** A tensor of floats; PyTorch's and this project's usual weights. */
  public static SavedTensor f32(String name, Shape shape, float... values) {
    ByteBuffer buffer = allocate(name, DType.F32, shape, values.length);
    buffer.asFloatBuffer().put(values);
    return new SavedTensor(name, DType.F32, shape, buffer.array());
  }

  /** A tensor of doubles. */
  public static SavedTensor f64(String name, Shape shape, double... values) {
    ByteBuffer buffer = allocate(name, DType.F64, shape, values.length);
    buffer.asDoubleBuffer().put(values);
    return new SavedTensor(name, DType.F64, shape, buffer.array());
  }

  /** A tensor of integers, such as a BatchNorm's {@code num_batches_tracked}. */
  public static SavedTensor i64(String name, Shape shape, long... values) {
    ByteBuffer buffer = allocate(name, DType.I64, shape, values.length);
    buffer.asLongBuffer().put(values);
    return new SavedTensor(name, DType.I64, shape, buffer.array());
  }

  private static ByteBuffer allocate(String name, DType type, Shape shape, int values) {
    if (shape.isBatched() || shape.perRow() != values) {
      throw new IllegalArgumentException(
          "Tensor \"" + name + "\" of shape " + shape + " cannot hold " + values + " numbers");
    }
    return ByteBuffer.allocate(Math.multiplyExact(values, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The name, such as {@code features.0.weight}. */
  public String name() {
    return name;
  }

  /** How the numbers are stored. */
  public DType type() {
    return type;
  }

  /** The shape; rank 0 for a single number. */
  public Shape shape() {
    return shape;
  }

  /** The numbers; integers are exact up to 2^53. */
  public double[] doubles() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[bytes.length / type.bytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] = type.get(buffer, i * type.bytes());
    }
    return values;
  }

  /** The numbers rounded to float. */
  public float[] floats() {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.length / type.bytes()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) type.get(buffer, i * type.bytes());
    }
    return values;
  }

  /** The stored bytes; not to be changed. */
  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SavedTensor that
        && name.equals(that.name)
        && type == that.type
        && shape.equals(that.shape)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + Arrays.hashCode(bytes);
  }

  /** As in {@code features.0.weight F32 [16, 1, 3, 3]}. */
  @Override
  public String toString() {
    return name + " " + type + " " + shape;
  }
}
