package descent.server.vector;

import static descent.server.vector.ConvLayout.FREQUENCIES;
import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The convolution of several channels by Winograd's F(2x2, 3x3): a pooled window's four outputs
 * from the 4 x 4 pixels that it sees, with 16 instead of 36 products for each pair of channels. See
 * A. Lavin and S. Gray, "Fast Algorithms for Convolutional Neural Networks", 2016. With the kernel
 * g, the pixels d and their transforms U = G g G^T and V = B^T d B, the outputs are A^T (U * V
 * summed over the channels) A, where
 *
 * <pre>
 *   G = | 1    0    0  |   B^T = | 1  0 -1  0 |   A^T = | 1  1  1  0 |
 *       | 1/2  1/2 1/2 |         | 0  1  1  0 |         | 0  1 -1 -1 |
 *       | 1/2 -1/2 1/2 |         | 0 -1  1  0 |
 *       | 0    0    1  |         | 0  1  0 -1 |
 * </pre>
 */
final class Winograd {
  /** Windows that are transformed together: one tile of the products. */
  private static final int WINDOWS = Tiles.HEIGHT;

  private Winograd() {}

  /** Elements for the transforms of some windows, (WINDOWS, 16, in) and (WINDOWS, 16, out). */
  static int work(int in, int out) {
    return WINDOWS * FREQUENCIES * (in + out);
  }

  /** U(16, in, out) from weight(outChannels, channels, 9). */
  static void prepare(float[] m, ConvLayout l, int weight, int to) {
    int frequency = l.in * l.out;
    for (int o = 0; o < l.outChannels; o++) {
      for (int i = 0; i < l.channels; i++) {
        int g = weight + (o * l.channels + i) * 9;
        int u = to + i * l.out + o;
        for (int c = 0; c < 3; c++) { // G g, kept in the first three columns of U
          float even = 0.5f * (m[g + c] + m[g + 6 + c]);
          float odd = 0.5f * m[g + 3 + c];
          m[u + c * frequency] = m[g + c];
          m[u + (4 + c) * frequency] = even + odd;
          m[u + (8 + c) * frequency] = even - odd;
          m[u + (12 + c) * frequency] = m[g + 6 + c];
        }
        for (int r = 0; r < 16; r += 4) { // (G g) G^T
          float first = m[u + r * frequency];
          float last = m[u + (r + 2) * frequency];
          float even = 0.5f * (first + last);
          float odd = 0.5f * m[u + (r + 1) * frequency];
          m[u + (r + 1) * frequency] = even + odd;
          m[u + (r + 2) * frequency] = even - odd;
          m[u + (r + 3) * frequency] = last;
        }
      }
    }
  }

  static void forward(float[] m, ConvLayout l, int y, int argmax, int scratch) {
    int v = scratch + l.work;
    int sums = v + WINDOWS * FREQUENCIES * l.in;
    int groups = (l.windows() + WINDOWS - 1) / WINDOWS;
    for (int group = 0, from = 0; group < groups; group++) {
      int count = (l.windows() - from) / (groups - group);
      for (int i = 0; i < count; i++) {
        int corner = scratch + l.image + l.corner(from + i);
        transform(m, l.in, corner, l.row, v + i * FREQUENCIES * l.in);
      }
      products(m, l, count, v, scratch + l.weight, sums);
      int at = from * l.outChannels;
      outputs(m, count, l.outChannels, sums, l.out, scratch + l.bias, y + at, argmax + at);
      from += count;
    }
  }

  /** For each of the 16 numbers of a transform: (count, in) . (in, out). */
  static void products(float[] m, ConvLayout l, int count, int v, int u, int sums) {
    int ld = l.out;
    int even = ld / Tiles.WIDTH * Tiles.WIDTH;
    int from = FREQUENCIES * l.in;
    int to = FREQUENCIES * ld;
    for (int f = 0; f < FREQUENCIES; f++) {
      for (int o = 0; o < even; o += Tiles.WIDTH) {
        Tiles.tile(count, m, v, from, 1, m, u + o, ld, l.channels, m, sums + o, to, false);
      }
      if (even < ld) {
        Tiles.edge(
            count, m, v, from, 1, m, u + even, ld, l.channels, m, sums + even, to, LENGTH, false);
      }
      v += l.in;
      u += l.in * ld;
      sums += ld;
    }
  }

  /** V(16, channels) of the 4 x 4 pixels at x. */
  static void transform(float[] m, int channels, int x, int row, int v) {
    for (int c = 0; c < channels; c += LENGTH, x += LENGTH, v += LENGTH) {
      FloatVector d00 = fromArray(FLOATS, m, x);
      FloatVector d01 = fromArray(FLOATS, m, x + channels);
      FloatVector d02 = fromArray(FLOATS, m, x + 2 * channels);
      FloatVector d03 = fromArray(FLOATS, m, x + 3 * channels);
      FloatVector d10 = fromArray(FLOATS, m, x + row);
      FloatVector d11 = fromArray(FLOATS, m, x + row + channels);
      FloatVector d12 = fromArray(FLOATS, m, x + row + 2 * channels);
      FloatVector d13 = fromArray(FLOATS, m, x + row + 3 * channels);
      FloatVector d20 = fromArray(FLOATS, m, x + 2 * row);
      FloatVector d21 = fromArray(FLOATS, m, x + 2 * row + channels);
      FloatVector d22 = fromArray(FLOATS, m, x + 2 * row + 2 * channels);
      FloatVector d23 = fromArray(FLOATS, m, x + 2 * row + 3 * channels);
      FloatVector d30 = fromArray(FLOATS, m, x + 3 * row);
      FloatVector d31 = fromArray(FLOATS, m, x + 3 * row + channels);
      FloatVector d32 = fromArray(FLOATS, m, x + 3 * row + 2 * channels);
      FloatVector d33 = fromArray(FLOATS, m, x + 3 * row + 3 * channels);
      FloatVector e00 = d00.sub(d02);
      FloatVector e01 = d01.add(d02);
      FloatVector e02 = d02.sub(d01);
      FloatVector e03 = d01.sub(d03);
      FloatVector e10 = d10.sub(d12);
      FloatVector e11 = d11.add(d12);
      FloatVector e12 = d12.sub(d11);
      FloatVector e13 = d11.sub(d13);
      FloatVector e20 = d20.sub(d22);
      FloatVector e21 = d21.add(d22);
      FloatVector e22 = d22.sub(d21);
      FloatVector e23 = d21.sub(d23);
      FloatVector e30 = d30.sub(d32);
      FloatVector e31 = d31.add(d32);
      FloatVector e32 = d32.sub(d31);
      FloatVector e33 = d31.sub(d33);
      e00.sub(e20).intoArray(m, v);
      e01.sub(e21).intoArray(m, v + channels);
      e02.sub(e22).intoArray(m, v + 2 * channels);
      e03.sub(e23).intoArray(m, v + 3 * channels);
      e10.add(e20).intoArray(m, v + 4 * channels);
      e11.add(e21).intoArray(m, v + 5 * channels);
      e12.add(e22).intoArray(m, v + 6 * channels);
      e13.add(e23).intoArray(m, v + 7 * channels);
      e20.sub(e10).intoArray(m, v + 8 * channels);
      e21.sub(e11).intoArray(m, v + 9 * channels);
      e22.sub(e12).intoArray(m, v + 10 * channels);
      e23.sub(e13).intoArray(m, v + 11 * channels);
      e10.sub(e30).intoArray(m, v + 12 * channels);
      e11.sub(e31).intoArray(m, v + 13 * channels);
      e12.sub(e32).intoArray(m, v + 14 * channels);
      e13.sub(e33).intoArray(m, v + 15 * channels);
    }
  }

  /** The maximum of the four outputs from their 16 sums, with bias and ReLU, and its place. */
  static void outputs(
      float[] m, int count, int channels, int sums, int ld, int bias, int y, int argmax) {
    for (int o = 0; o < channels; o += LENGTH) {
      VectorMask<Float> lanes = Simd.first(channels - o);
      FloatVector shift = fromArray(FLOATS, m, bias + o);
      for (int i = 0; i < count; i++) {
        int s = sums + i * FREQUENCIES * ld + o;
        int at = i * channels + o;
        FloatVector s00 = fromArray(FLOATS, m, s);
        FloatVector s10 = fromArray(FLOATS, m, s + 4 * ld);
        FloatVector s20 = fromArray(FLOATS, m, s + 8 * ld);
        FloatVector s30 = fromArray(FLOATS, m, s + 12 * ld);
        FloatVector t00 = s00.add(s10).add(s20);
        FloatVector t10 = s10.sub(s20).sub(s30);
        FloatVector s01 = fromArray(FLOATS, m, s + ld);
        FloatVector s11 = fromArray(FLOATS, m, s + 5 * ld);
        FloatVector s21 = fromArray(FLOATS, m, s + 9 * ld);
        FloatVector s31 = fromArray(FLOATS, m, s + 13 * ld);
        FloatVector t01 = s01.add(s11).add(s21);
        FloatVector t11 = s11.sub(s21).sub(s31);
        FloatVector s02 = fromArray(FLOATS, m, s + 2 * ld);
        FloatVector s12 = fromArray(FLOATS, m, s + 6 * ld);
        FloatVector s22 = fromArray(FLOATS, m, s + 10 * ld);
        FloatVector s32 = fromArray(FLOATS, m, s + 14 * ld);
        FloatVector t02 = s02.add(s12).add(s22);
        FloatVector t12 = s12.sub(s22).sub(s32);
        FloatVector s03 = fromArray(FLOATS, m, s + 3 * ld);
        FloatVector s13 = fromArray(FLOATS, m, s + 7 * ld);
        FloatVector s23 = fromArray(FLOATS, m, s + 11 * ld);
        FloatVector s33 = fromArray(FLOATS, m, s + 15 * ld);
        FloatVector t03 = s03.add(s13).add(s23);
        FloatVector t13 = s13.sub(s23).sub(s33);
        FloatVector y00 = t00.add(t01).add(t02);
        FloatVector y01 = t01.sub(t02).sub(t03);
        FloatVector y10 = t10.add(t11).add(t12);
        FloatVector y11 = t11.sub(t12).sub(t13);
        VectorMask<Float> right = y01.compare(GT, y00);
        VectorMask<Float> lowerRight = y11.compare(GT, y10);
        FloatVector upper = y00.blend(y01, right);
        FloatVector lower = y10.blend(y11, lowerRight);
        VectorMask<Float> low = lower.compare(GT, upper);
        FloatVector best = upper.blend(lower, low).add(shift);
        best.blend(0, best.compare(LE, 0)).intoArray(m, y + at, lanes);
        FloatVector place = zero(FLOATS).blend(1, right);
        FloatVector lowerPlace = broadcast(FLOATS, 2).blend(3, lowerRight);
        place.blend(lowerPlace, low).intoArray(m, argmax + at, lanes);
      }
    }
  }
}
