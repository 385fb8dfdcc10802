package descent.server.vector;

import static descent.server.vector.ConvLayout.FREQUENCIES;
import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.INTS;
import static descent.server.vector.Simd.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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
 *
 * <p>{@code argmax} is the bits of an int: where the 3 x 3 pixels of the winner begin in a plane of
 * the framed image, the first one among equals.
 */
final class Winograd {
  /** Windows that are transformed together: as many as there are registers for their sums. */
  private static final int WINDOWS = LENGTH >= 16 ? 7 : 5;

  /** Input channels that lie together in V, of one window after the other. */
  private static final int CHUNK = 16;

  /** Output channels that lie together in U and in the sums. */
  private static final int WIDTH = 2 * LENGTH;

  /** From a frequency of the sums to the next. */
  private static final int STEP = WINDOWS * WIDTH;

  private Winograd() {}

  /** Input channels, padded to whole chunks. */
  static int paddedIn(int channels) {
    return (channels + CHUNK - 1) / CHUNK * CHUNK;
  }

  /** Output channels, padded to whole tiles. */
  private static int paddedOut(int outChannels) {
    return (outChannels + WIDTH - 1) / WIDTH * WIDTH;
  }

  /** Elements of U(out / WIDTH, 16, in, WIDTH). */
  static int weights(int channels, int outChannels) {
    return FREQUENCIES * paddedIn(channels) * paddedOut(outChannels);
  }

  /** Elements of V(in / CHUNK, 16, WINDOWS, CHUNK) and of sums(out / WIDTH, 16, WINDOWS, WIDTH). */
  static int work(int channels, int outChannels) {
    return WINDOWS * FREQUENCIES * (paddedIn(channels) + paddedOut(outChannels));
  }

  /** U from weight(outChannels, channels, 9). */
  static void prepare(float[] m, ConvLayout l, int weight, int to) {
    int step = l.in * WIDTH; // from a frequency to the next
    for (int o = 0; o < l.outChannels; o++) {
      for (int i = 0; i < l.channels; i++) {
        int u = to + o / WIDTH * FREQUENCIES * step + i * WIDTH + o % WIDTH;
        transformKernel(m, weight + (o * l.channels + i) * 9, u, step);
      }
    }
  }

  private static void transformKernel(float[] m, int g, int u, int step) {
    for (int c = 0; c < 3; c++) { // G g, kept in the first three columns of U
      float even = 0.5f * (m[g + c] + m[g + 6 + c]);
      float odd = 0.5f * m[g + 3 + c];
      m[u + c * step] = m[g + c];
      m[u + (4 + c) * step] = even + odd;
      m[u + (8 + c) * step] = even - odd;
      m[u + (12 + c) * step] = m[g + 6 + c];
    }
    for (int r = 0; r < 16; r += 4) { // (G g) G^T
      float first = m[u + r * step];
      float last = m[u + (r + 2) * step];
      float even = 0.5f * (first + last);
      float odd = 0.5f * m[u + (r + 1) * step];
      m[u + (r + 1) * step] = even + odd;
      m[u + (r + 2) * step] = even - odd;
      m[u + (r + 3) * step] = last;
    }
  }

  static void forward(float[] m, ConvLayout l, int y, int argmax, int scratch) {
    int v = scratch + l.work;
    int sums = v + WINDOWS * FREQUENCIES * l.in;
    for (int p = 0; p < l.windows(); p += WINDOWS) {
      int count = Math.min(WINDOWS, l.windows() - p); // the others' sums are not looked at
      for (int c = 0; c < l.channels; c += LENGTH) {
        int plane = scratch + l.image + c / LENGTH * l.plane;
        int to = v + c / CHUNK * FREQUENCIES * WINDOWS * CHUNK + c % CHUNK;
        transform(m, l.corners, p, count, plane, l.row, to);
      }
      products(m, l.channels, l.in, l.outChannels, v, scratch + l.weight, sums);
      for (int o = 0; o < l.outChannels; o += LENGTH) {
        int from = sums + o / WIDTH * FREQUENCIES * STEP + o % WIDTH;
        int at = p * l.outChannels + o;
        int bias = scratch + l.bias + o;
        outputs(m, l.corners, p, count, l.row, l.outChannels, o, from, bias, y + at, argmax + at);
      }
    }
  }

  /**
   * For each of the 16 numbers of a transform: sums(WINDOWS, out) = V(WINDOWS, in) . U(in, out).
   */
  static void products(float[] m, int channels, int in, int outChannels, int v, int u, int sums) {
    for (int o = 0; o < outChannels; o += WIDTH) {
      boolean wide = outChannels - o > LENGTH;
      for (int f = 0; f < FREQUENCIES; f++, u += in * WIDTH, sums += STEP) {
        for (int c = 0; c < channels; c += CHUNK) {
          int k = Math.min(CHUNK, channels - c);
          int from = v + (c * FREQUENCIES + f * CHUNK) * WINDOWS;
          tile(wide, m, k, from, u + c * WIDTH, sums, c > 0);
        }
      }
    }
  }

  private static void tile(boolean wide, float[] m, int k, int v, int u, int sums, boolean add) {
    if (WINDOWS == 7) {
      if (wide) {
        tile7x2(m, k, v, u, sums, add);
      } else {
        tile7x1(m, k, v, u, sums, add);
      }
    } else if (wide) {
      tile5x2(m, k, v, u, sums, add);
    } else {
      tile5x1(m, k, v, u, sums, add);
    }
  }

  private static void tile7x2(float[] m, int k, int v, int u, int sums, boolean add) {
    FloatVector s00 = add ? fromArray(FLOATS, m, sums) : zero(FLOATS);
    FloatVector s01 = add ? fromArray(FLOATS, m, sums + LENGTH) : zero(FLOATS);
    FloatVector s10 = add ? fromArray(FLOATS, m, sums + WIDTH) : zero(FLOATS);
    FloatVector s11 = add ? fromArray(FLOATS, m, sums + WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s20 = add ? fromArray(FLOATS, m, sums + 2 * WIDTH) : zero(FLOATS);
    FloatVector s21 = add ? fromArray(FLOATS, m, sums + 2 * WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s30 = add ? fromArray(FLOATS, m, sums + 3 * WIDTH) : zero(FLOATS);
    FloatVector s31 = add ? fromArray(FLOATS, m, sums + 3 * WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s40 = add ? fromArray(FLOATS, m, sums + 4 * WIDTH) : zero(FLOATS);
    FloatVector s41 = add ? fromArray(FLOATS, m, sums + 4 * WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s50 = add ? fromArray(FLOATS, m, sums + 5 * WIDTH) : zero(FLOATS);
    FloatVector s51 = add ? fromArray(FLOATS, m, sums + 5 * WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s60 = add ? fromArray(FLOATS, m, sums + 6 * WIDTH) : zero(FLOATS);
    FloatVector s61 = add ? fromArray(FLOATS, m, sums + 6 * WIDTH + LENGTH) : zero(FLOATS);
    for (int c = 0; c < k; c++) {
      FloatVector u0 = fromArray(FLOATS, m, u + c * WIDTH);
      FloatVector u1 = fromArray(FLOATS, m, u + c * WIDTH + LENGTH);
      FloatVector x;
      x = broadcast(FLOATS, m[v + c]);
      s00 = x.fma(u0, s00);
      s01 = x.fma(u1, s01);
      x = broadcast(FLOATS, m[v + c + CHUNK]);
      s10 = x.fma(u0, s10);
      s11 = x.fma(u1, s11);
      x = broadcast(FLOATS, m[v + c + 2 * CHUNK]);
      s20 = x.fma(u0, s20);
      s21 = x.fma(u1, s21);
      x = broadcast(FLOATS, m[v + c + 3 * CHUNK]);
      s30 = x.fma(u0, s30);
      s31 = x.fma(u1, s31);
      x = broadcast(FLOATS, m[v + c + 4 * CHUNK]);
      s40 = x.fma(u0, s40);
      s41 = x.fma(u1, s41);
      x = broadcast(FLOATS, m[v + c + 5 * CHUNK]);
      s50 = x.fma(u0, s50);
      s51 = x.fma(u1, s51);
      x = broadcast(FLOATS, m[v + c + 6 * CHUNK]);
      s60 = x.fma(u0, s60);
      s61 = x.fma(u1, s61);
    }
    s00.intoArray(m, sums);
    s01.intoArray(m, sums + LENGTH);
    s10.intoArray(m, sums + WIDTH);
    s11.intoArray(m, sums + WIDTH + LENGTH);
    s20.intoArray(m, sums + 2 * WIDTH);
    s21.intoArray(m, sums + 2 * WIDTH + LENGTH);
    s30.intoArray(m, sums + 3 * WIDTH);
    s31.intoArray(m, sums + 3 * WIDTH + LENGTH);
    s40.intoArray(m, sums + 4 * WIDTH);
    s41.intoArray(m, sums + 4 * WIDTH + LENGTH);
    s50.intoArray(m, sums + 5 * WIDTH);
    s51.intoArray(m, sums + 5 * WIDTH + LENGTH);
    s60.intoArray(m, sums + 6 * WIDTH);
    s61.intoArray(m, sums + 6 * WIDTH + LENGTH);
  }

  private static void tile7x1(float[] m, int k, int v, int u, int sums, boolean add) {
    FloatVector s00 = add ? fromArray(FLOATS, m, sums) : zero(FLOATS);
    FloatVector s10 = add ? fromArray(FLOATS, m, sums + WIDTH) : zero(FLOATS);
    FloatVector s20 = add ? fromArray(FLOATS, m, sums + 2 * WIDTH) : zero(FLOATS);
    FloatVector s30 = add ? fromArray(FLOATS, m, sums + 3 * WIDTH) : zero(FLOATS);
    FloatVector s40 = add ? fromArray(FLOATS, m, sums + 4 * WIDTH) : zero(FLOATS);
    FloatVector s50 = add ? fromArray(FLOATS, m, sums + 5 * WIDTH) : zero(FLOATS);
    FloatVector s60 = add ? fromArray(FLOATS, m, sums + 6 * WIDTH) : zero(FLOATS);
    for (int c = 0; c < k; c++) {
      FloatVector u0 = fromArray(FLOATS, m, u + c * WIDTH);
      FloatVector x;
      x = broadcast(FLOATS, m[v + c]);
      s00 = x.fma(u0, s00);
      x = broadcast(FLOATS, m[v + c + CHUNK]);
      s10 = x.fma(u0, s10);
      x = broadcast(FLOATS, m[v + c + 2 * CHUNK]);
      s20 = x.fma(u0, s20);
      x = broadcast(FLOATS, m[v + c + 3 * CHUNK]);
      s30 = x.fma(u0, s30);
      x = broadcast(FLOATS, m[v + c + 4 * CHUNK]);
      s40 = x.fma(u0, s40);
      x = broadcast(FLOATS, m[v + c + 5 * CHUNK]);
      s50 = x.fma(u0, s50);
      x = broadcast(FLOATS, m[v + c + 6 * CHUNK]);
      s60 = x.fma(u0, s60);
    }
    s00.intoArray(m, sums);
    s10.intoArray(m, sums + WIDTH);
    s20.intoArray(m, sums + 2 * WIDTH);
    s30.intoArray(m, sums + 3 * WIDTH);
    s40.intoArray(m, sums + 4 * WIDTH);
    s50.intoArray(m, sums + 5 * WIDTH);
    s60.intoArray(m, sums + 6 * WIDTH);
  }

  private static void tile5x2(float[] m, int k, int v, int u, int sums, boolean add) {
    FloatVector s00 = add ? fromArray(FLOATS, m, sums) : zero(FLOATS);
    FloatVector s01 = add ? fromArray(FLOATS, m, sums + LENGTH) : zero(FLOATS);
    FloatVector s10 = add ? fromArray(FLOATS, m, sums + WIDTH) : zero(FLOATS);
    FloatVector s11 = add ? fromArray(FLOATS, m, sums + WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s20 = add ? fromArray(FLOATS, m, sums + 2 * WIDTH) : zero(FLOATS);
    FloatVector s21 = add ? fromArray(FLOATS, m, sums + 2 * WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s30 = add ? fromArray(FLOATS, m, sums + 3 * WIDTH) : zero(FLOATS);
    FloatVector s31 = add ? fromArray(FLOATS, m, sums + 3 * WIDTH + LENGTH) : zero(FLOATS);
    FloatVector s40 = add ? fromArray(FLOATS, m, sums + 4 * WIDTH) : zero(FLOATS);
    FloatVector s41 = add ? fromArray(FLOATS, m, sums + 4 * WIDTH + LENGTH) : zero(FLOATS);
    for (int c = 0; c < k; c++) {
      FloatVector u0 = fromArray(FLOATS, m, u + c * WIDTH);
      FloatVector u1 = fromArray(FLOATS, m, u + c * WIDTH + LENGTH);
      FloatVector x;
      x = broadcast(FLOATS, m[v + c]);
      s00 = x.fma(u0, s00);
      s01 = x.fma(u1, s01);
      x = broadcast(FLOATS, m[v + c + CHUNK]);
      s10 = x.fma(u0, s10);
      s11 = x.fma(u1, s11);
      x = broadcast(FLOATS, m[v + c + 2 * CHUNK]);
      s20 = x.fma(u0, s20);
      s21 = x.fma(u1, s21);
      x = broadcast(FLOATS, m[v + c + 3 * CHUNK]);
      s30 = x.fma(u0, s30);
      s31 = x.fma(u1, s31);
      x = broadcast(FLOATS, m[v + c + 4 * CHUNK]);
      s40 = x.fma(u0, s40);
      s41 = x.fma(u1, s41);
    }
    s00.intoArray(m, sums);
    s01.intoArray(m, sums + LENGTH);
    s10.intoArray(m, sums + WIDTH);
    s11.intoArray(m, sums + WIDTH + LENGTH);
    s20.intoArray(m, sums + 2 * WIDTH);
    s21.intoArray(m, sums + 2 * WIDTH + LENGTH);
    s30.intoArray(m, sums + 3 * WIDTH);
    s31.intoArray(m, sums + 3 * WIDTH + LENGTH);
    s40.intoArray(m, sums + 4 * WIDTH);
    s41.intoArray(m, sums + 4 * WIDTH + LENGTH);
  }

  private static void tile5x1(float[] m, int k, int v, int u, int sums, boolean add) {
    FloatVector s00 = add ? fromArray(FLOATS, m, sums) : zero(FLOATS);
    FloatVector s10 = add ? fromArray(FLOATS, m, sums + WIDTH) : zero(FLOATS);
    FloatVector s20 = add ? fromArray(FLOATS, m, sums + 2 * WIDTH) : zero(FLOATS);
    FloatVector s30 = add ? fromArray(FLOATS, m, sums + 3 * WIDTH) : zero(FLOATS);
    FloatVector s40 = add ? fromArray(FLOATS, m, sums + 4 * WIDTH) : zero(FLOATS);
    for (int c = 0; c < k; c++) {
      FloatVector u0 = fromArray(FLOATS, m, u + c * WIDTH);
      FloatVector x;
      x = broadcast(FLOATS, m[v + c]);
      s00 = x.fma(u0, s00);
      x = broadcast(FLOATS, m[v + c + CHUNK]);
      s10 = x.fma(u0, s10);
      x = broadcast(FLOATS, m[v + c + 2 * CHUNK]);
      s20 = x.fma(u0, s20);
      x = broadcast(FLOATS, m[v + c + 3 * CHUNK]);
      s30 = x.fma(u0, s30);
      x = broadcast(FLOATS, m[v + c + 4 * CHUNK]);
      s40 = x.fma(u0, s40);
    }
    s00.intoArray(m, sums);
    s10.intoArray(m, sums + WIDTH);
    s20.intoArray(m, sums + 2 * WIDTH);
    s30.intoArray(m, sums + 3 * WIDTH);
    s40.intoArray(m, sums + 4 * WIDTH);
  }

  /** One vector of channels of V of the windows {@code from} and following. */
  static void transform(float[] m, int[] corners, int from, int count, int plane, int row, int v) {
    for (int i = 0; i < count; i++, v += CHUNK) {
      int x = plane + corners[from + i];
      FloatVector d00 = fromArray(FLOATS, m, x);
      FloatVector d01 = fromArray(FLOATS, m, x + LENGTH);
      FloatVector d02 = fromArray(FLOATS, m, x + 2 * LENGTH);
      FloatVector d03 = fromArray(FLOATS, m, x + 3 * LENGTH);
      FloatVector d10 = fromArray(FLOATS, m, x + row);
      FloatVector d11 = fromArray(FLOATS, m, x + row + LENGTH);
      FloatVector d12 = fromArray(FLOATS, m, x + row + 2 * LENGTH);
      FloatVector d13 = fromArray(FLOATS, m, x + row + 3 * LENGTH);
      FloatVector d20 = fromArray(FLOATS, m, x + 2 * row);
      FloatVector d21 = fromArray(FLOATS, m, x + 2 * row + LENGTH);
      FloatVector d22 = fromArray(FLOATS, m, x + 2 * row + 2 * LENGTH);
      FloatVector d23 = fromArray(FLOATS, m, x + 2 * row + 3 * LENGTH);
      FloatVector d30 = fromArray(FLOATS, m, x + 3 * row);
      FloatVector d31 = fromArray(FLOATS, m, x + 3 * row + LENGTH);
      FloatVector d32 = fromArray(FLOATS, m, x + 3 * row + 2 * LENGTH);
      FloatVector d33 = fromArray(FLOATS, m, x + 3 * row + 3 * LENGTH);
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
      e01.sub(e21).intoArray(m, v + WINDOWS * CHUNK);
      e02.sub(e22).intoArray(m, v + 2 * WINDOWS * CHUNK);
      e03.sub(e23).intoArray(m, v + 3 * WINDOWS * CHUNK);
      e10.add(e20).intoArray(m, v + 4 * WINDOWS * CHUNK);
      e11.add(e21).intoArray(m, v + 5 * WINDOWS * CHUNK);
      e12.add(e22).intoArray(m, v + 6 * WINDOWS * CHUNK);
      e13.add(e23).intoArray(m, v + 7 * WINDOWS * CHUNK);
      e20.sub(e10).intoArray(m, v + 8 * WINDOWS * CHUNK);
      e21.sub(e11).intoArray(m, v + 9 * WINDOWS * CHUNK);
      e22.sub(e12).intoArray(m, v + 10 * WINDOWS * CHUNK);
      e23.sub(e13).intoArray(m, v + 11 * WINDOWS * CHUNK);
      e10.sub(e30).intoArray(m, v + 12 * WINDOWS * CHUNK);
      e11.sub(e31).intoArray(m, v + 13 * WINDOWS * CHUNK);
      e12.sub(e32).intoArray(m, v + 14 * WINDOWS * CHUNK);
      e13.sub(e33).intoArray(m, v + 15 * WINDOWS * CHUNK);
    }
  }

  /** The maximum of the four outputs from their 16 sums, with bias and ReLU, and its place. */
  static void outputs(
      float[] m,
      int[] corners,
      int from,
      int count,
      int row,
      int channels,
      int first,
      int sums,
      int bias,
      int y,
      int argmax) {
    VectorMask<Float> lanes = Simd.first(channels - first);
    FloatVector shift = fromArray(FLOATS, m, bias);
    for (int i = 0; i < count; i++, sums += WIDTH, y += channels, argmax += channels) {
      FloatVector s00 = fromArray(FLOATS, m, sums);
      FloatVector s10 = fromArray(FLOATS, m, sums + 4 * STEP);
      FloatVector s20 = fromArray(FLOATS, m, sums + 8 * STEP);
      FloatVector s30 = fromArray(FLOATS, m, sums + 12 * STEP);
      FloatVector t00 = s00.add(s10).add(s20);
      FloatVector t10 = s10.sub(s20).sub(s30);
      FloatVector s01 = fromArray(FLOATS, m, sums + STEP);
      FloatVector s11 = fromArray(FLOATS, m, sums + 5 * STEP);
      FloatVector s21 = fromArray(FLOATS, m, sums + 9 * STEP);
      FloatVector s31 = fromArray(FLOATS, m, sums + 13 * STEP);
      FloatVector t01 = s01.add(s11).add(s21);
      FloatVector t11 = s11.sub(s21).sub(s31);
      FloatVector s02 = fromArray(FLOATS, m, sums + 2 * STEP);
      FloatVector s12 = fromArray(FLOATS, m, sums + 6 * STEP);
      FloatVector s22 = fromArray(FLOATS, m, sums + 10 * STEP);
      FloatVector s32 = fromArray(FLOATS, m, sums + 14 * STEP);
      FloatVector t02 = s02.add(s12).add(s22);
      FloatVector t12 = s12.sub(s22).sub(s32);
      FloatVector s03 = fromArray(FLOATS, m, sums + 3 * STEP);
      FloatVector s13 = fromArray(FLOATS, m, sums + 7 * STEP);
      FloatVector s23 = fromArray(FLOATS, m, sums + 11 * STEP);
      FloatVector s33 = fromArray(FLOATS, m, sums + 15 * STEP);
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
      best.blend(0, best.compare(LE, 0)).intoArray(m, y, lanes);
      int corner = corners[from + i];
      IntVector upperPlace =
          IntVector.broadcast(INTS, corner).blend(corner + LENGTH, right.cast(INTS));
      IntVector lowerPlace =
          IntVector.broadcast(INTS, corner + row)
              .blend(corner + row + LENGTH, lowerRight.cast(INTS));
      IntVector place = upperPlace.blend(lowerPlace, low.cast(INTS));
      place.reinterpretAsFloats().intoArray(m, argmax, lanes);
    }
  }
}
