package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.store;

import descent.engine.backend.Kernels.Binary;
import descent.engine.backend.Kernels.Unary;
import jdk.incubator.vector.FloatVector;

/** Loops over two operands, and the bias of each column. */
final class Elementwise {
  private Elementwise() {}

  static void combine(float[] m, Binary f, int n, int x, int y, int z, boolean accumulate) {
    switch (f) {
      case ADD -> add(m, n, x, y, z, accumulate);
      case SUBTRACT -> subtract(m, n, x, y, z, accumulate);
      case MULTIPLY -> multiply(m, n, x, y, z, accumulate);
      case DIVIDE -> divide(m, n, x, y, z, accumulate);
    }
  }

  private static void add(float[] m, int n, int x, int y, int z, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i).add(load(m, y + i));
      put(v, m, z + i, n - i, accumulate);
    }
  }

  private static void subtract(float[] m, int n, int x, int y, int z, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i).sub(load(m, y + i));
      put(v, m, z + i, n - i, accumulate);
    }
  }

  private static void multiply(float[] m, int n, int x, int y, int z, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i).mul(load(m, y + i));
      put(v, m, z + i, n - i, accumulate);
    }
  }

  private static void divide(float[] m, int n, int x, int y, int z, boolean accumulate) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector v = load(m, x + i).div(load(m, y + i));
      put(v, m, z + i, n - i, accumulate);
    }
  }

  static void axpy(float[] m, int n, float alpha, int x, int y) {
    for (int i = 0; i < n; i += LENGTH) {
      put(load(m, x + i).mul(alpha), m, y + i, n - i, true);
    }
  }

  static void bias(float[] m, Unary f, float p, int rows, int cols, int x, int row, int y) {
    if (f == Unary.RELU) {
      biasRelu(m, rows, cols, x, row, y);
      return;
    }
    for (int r = 0; r < rows; r++) {
      add(m, cols, x + r * cols, row, y + r * cols, false);
    }
    if (f != Unary.IDENTITY) {
      Activations.map(m, f, p, rows * cols, y, y);
    }
  }

  private static void biasRelu(float[] m, int rows, int cols, int x, int row, int y) {
    for (int r = 0; r < rows; r++, x += cols, y += cols) {
      for (int i = 0; i < cols; i += LENGTH) {
        FloatVector v = load(m, x + i, cols - i).add(load(m, row + i, cols - i));
        store(Functions.positive(v), m, y + i, cols - i);
      }
    }
  }
}
