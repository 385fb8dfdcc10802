package descent.engine.backend;

/**
 * One block of numbers, addressed by element index and freed as a whole. Reading and writing are
 * bulk operations at the edge; arithmetic is for the {@link #kernels()} bound to it.
 */
public interface Memory extends AutoCloseable {
  /** How many elements there are. */
  int size();

  /** The kernels that work on this memory. */
  Kernels kernels();

  /** Stores values[from .. from + count) at address, rounded to this memory's precision. */
  void write(int address, double[] values, int from, int count);

  /** Stores values[from .. from + count) at address. */
  void write(int address, float[] values, int from, int count);

  /** Stores each unsigned byte of values[from .. from + count) times scale. */
  void writeBytes(int address, byte[] values, int from, int count, double scale);

  /** Reads count elements from address into values[from ..). */
  void read(int address, double[] values, int from, int count);

  /** Reads count elements from address into values[from ..), rounded to float. */
  void read(int address, float[] values, int from, int count);

  /** The element at address. */
  default double get(int address) {
    double[] one = new double[1];
    read(address, one, 0, 1);
    return one[0];
  }

  /** Frees the block. Every later use, a second close included, is an IllegalStateException. */
  @Override
  void close();
}
