package descent.engine.backend;

import static descent.engine.backend.Kernels.NONE;

/** Batch and layer normalisation of the reference; {@code at} is the memory. */
final class ReferenceNormalisation {
  private ReferenceNormalisation() {}

  static void columnMoments(double[] at, int rows, int cols, int x, int mean, int variance) {
    for (int c = 0; c < cols; c++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += at[x + r * cols + c];
      }
      double center = sum / rows;
      double squares = 0;
      for (int r = 0; r < rows; r++) {
        double d = at[x + r * cols + c] - center;
        squares += d * d;
      }
      at[mean + c] = center;
      at[variance + c] = squares / rows;
    }
  }

  static void batchNorm(
      double[] at,
      int rows,
      int cols,
      double eps,
      int x,
      int mean,
      int variance,
      int gain,
      int shift,
      int y) {
    for (int c = 0; c < cols; c++) {
      double inverse = 1 / Math.sqrt(at[variance + c] + eps);
      for (int r = 0; r < rows; r++) {
        double normal = (at[x + r * cols + c] - at[mean + c]) * inverse;
        at[y + r * cols + c] = normal * at[gain + c] + at[shift + c];
      }
    }
  }

  /**
   * With n = (x - mean) / sqrt(variance + eps): dGain = sum dy n, dShift = sum dy, and dx = gain /
   * sqrt(variance + eps) (dy - dShift / rows - n dGain / rows), the last two only in training.
   */
  static void batchNormGrad(
      double[] at,
      int rows,
      int cols,
      double eps,
      boolean train,
      int x,
      int mean,
      int variance,
      int gain,
      int dy,
      int dx,
      int dGain,
      int dShift) {
    for (int c = 0; c < cols; c++) {
      double inverse = 1 / Math.sqrt(at[variance + c] + eps);
      double sum = 0;
      double sumNormal = 0;
      for (int r = 0; r < rows; r++) {
        double normal = (at[x + r * cols + c] - at[mean + c]) * inverse;
        sum += at[dy + r * cols + c];
        sumNormal += at[dy + r * cols + c] * normal;
      }
      for (int r = 0; r < rows && dx != NONE; r++) {
        double normal = (at[x + r * cols + c] - at[mean + c]) * inverse;
        double through = train ? (sum + normal * sumNormal) / rows : 0;
        at[dx + r * cols + c] += at[gain + c] * inverse * (at[dy + r * cols + c] - through);
      }
      add(at, dGain, c, sumNormal);
      add(at, dShift, c, sum);
    }
  }

  static void layerNorm(
      double[] at, int rows, int cols, double eps, int x, int gain, int shift, int y, int moments) {
    for (int r = 0; r < rows; r++) {
      int from = x + r * cols;
      double sum = 0;
      for (int c = 0; c < cols; c++) {
        sum += at[from + c];
      }
      double mean = sum / cols;
      double squares = 0;
      for (int c = 0; c < cols; c++) {
        squares += (at[from + c] - mean) * (at[from + c] - mean);
      }
      double inverse = 1 / Math.sqrt(squares / cols + eps);
      for (int c = 0; c < cols; c++) {
        double normal = (at[from + c] - mean) * inverse;
        at[y + r * cols + c] =
            normal * (gain == NONE ? 1 : at[gain + c]) + (shift == NONE ? 0 : at[shift + c]);
      }
      at[moments + 2 * r] = mean;
      at[moments + 2 * r + 1] = inverse;
    }
  }

  static void layerNormGrad(
      double[] at,
      int rows,
      int cols,
      int x,
      int gain,
      int moments,
      int dy,
      int dx,
      int dGain,
      int dShift) {
    for (int r = 0; r < rows; r++) {
      double mean = at[moments + 2 * r];
      double inverse = at[moments + 2 * r + 1];
      double sum = 0;
      double sumNormal = 0;
      for (int c = 0; c < cols; c++) {
        int i = r * cols + c;
        double normal = (at[x + i] - mean) * inverse;
        double dNormal = at[dy + i] * (gain == NONE ? 1 : at[gain + c]);
        sum += dNormal;
        sumNormal += dNormal * normal;
        add(at, dGain, c, at[dy + i] * normal);
        add(at, dShift, c, at[dy + i]);
      }
      for (int c = 0; c < cols && dx != NONE; c++) {
        int i = r * cols + c;
        double normal = (at[x + i] - mean) * inverse;
        double dNormal = at[dy + i] * (gain == NONE ? 1 : at[gain + c]);
        at[dx + i] += inverse * (dNormal - (sum + normal * sumNormal) / cols);
      }
    }
  }

  private static void add(double[] at, int address, int i, double value) {
    if (address != NONE) {
      at[address + i] += value;
    }
  }
}
