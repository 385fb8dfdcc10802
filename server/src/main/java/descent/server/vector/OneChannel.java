package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.FloatVector.zero;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * The convolution of one channel, such as a grey image: the vectors run along the outputs. {@code
 * argmax} is the winner's place in its window, 0 to 3, the first one among equals.
 */
final class OneChannel {
  private OneChannel() {}

  static void forward(float[] m, ConvLayout l, int y, int argmax, int scratch) {
    for (int o = 0; o < l.outChannels; o += LENGTH) {
      int weight = scratch + l.weight + o;
      int left = l.outChannels - o;
      for (int r = 0; r < l.down; r++) {
        int at = r * l.across * l.outChannels + o;
        int x = scratch + l.image + r * 2 * l.row;
        windows(
            m,
            l.across,
            x,
            l.row,
            weight,
            l.out,
            scratch + l.bias + o,
            y + at,
            argmax + at,
            l.outChannels,
            left);
      }
    }
  }

  /** One row of windows, each 4 x 4 pixels at x, the next two pixels further. */
  private static void windows(
      float[] m,
      int count,
      int x,
      int row,
      int weight,
      int ld,
      int bias,
      int y,
      int argmax,
      int step,
      int left) {
    FloatVector w0 = fromArray(FLOATS, m, weight);
    FloatVector w1 = fromArray(FLOATS, m, weight + ld);
    FloatVector w2 = fromArray(FLOATS, m, weight + 2 * ld);
    FloatVector w3 = fromArray(FLOATS, m, weight + 3 * ld);
    FloatVector w4 = fromArray(FLOATS, m, weight + 4 * ld);
    FloatVector w5 = fromArray(FLOATS, m, weight + 5 * ld);
    FloatVector w6 = fromArray(FLOATS, m, weight + 6 * ld);
    FloatVector w7 = fromArray(FLOATS, m, weight + 7 * ld);
    FloatVector w8 = fromArray(FLOATS, m, weight + 8 * ld);
    FloatVector shift = fromArray(FLOATS, m, bias);
    VectorMask<Float> lanes = Simd.first(left);
    for (int i = 0; i < count; i++, x += 2, y += step, argmax += step) {
      FloatVector a = zero(FLOATS);
      FloatVector b = zero(FLOATS);
      FloatVector c = zero(FLOATS);
      FloatVector d = zero(FLOATS);
      FloatVector s;
      s = broadcast(FLOATS, m[x]);
      a = s.fma(w0, a);
      s = broadcast(FLOATS, m[x + 1]);
      a = s.fma(w1, a);
      b = s.fma(w0, b);
      s = broadcast(FLOATS, m[x + 2]);
      a = s.fma(w2, a);
      b = s.fma(w1, b);
      s = broadcast(FLOATS, m[x + 3]);
      b = s.fma(w2, b);
      s = broadcast(FLOATS, m[x + row]);
      a = s.fma(w3, a);
      c = s.fma(w0, c);
      s = broadcast(FLOATS, m[x + row + 1]);
      a = s.fma(w4, a);
      b = s.fma(w3, b);
      c = s.fma(w1, c);
      d = s.fma(w0, d);
      s = broadcast(FLOATS, m[x + row + 2]);
      a = s.fma(w5, a);
      b = s.fma(w4, b);
      c = s.fma(w2, c);
      d = s.fma(w1, d);
      s = broadcast(FLOATS, m[x + row + 3]);
      b = s.fma(w5, b);
      d = s.fma(w2, d);
      s = broadcast(FLOATS, m[x + 2 * row]);
      a = s.fma(w6, a);
      c = s.fma(w3, c);
      s = broadcast(FLOATS, m[x + 2 * row + 1]);
      a = s.fma(w7, a);
      b = s.fma(w6, b);
      c = s.fma(w4, c);
      d = s.fma(w3, d);
      s = broadcast(FLOATS, m[x + 2 * row + 2]);
      a = s.fma(w8, a);
      b = s.fma(w7, b);
      c = s.fma(w5, c);
      d = s.fma(w4, d);
      s = broadcast(FLOATS, m[x + 2 * row + 3]);
      b = s.fma(w8, b);
      d = s.fma(w5, d);
      s = broadcast(FLOATS, m[x + 3 * row]);
      c = s.fma(w6, c);
      s = broadcast(FLOATS, m[x + 3 * row + 1]);
      c = s.fma(w7, c);
      d = s.fma(w6, d);
      s = broadcast(FLOATS, m[x + 3 * row + 2]);
      c = s.fma(w8, c);
      d = s.fma(w7, d);
      s = broadcast(FLOATS, m[x + 3 * row + 3]);
      d = s.fma(w8, d);
      VectorMask<Float> right = b.compare(GT, a);
      VectorMask<Float> lowerRight = d.compare(GT, c);
      FloatVector upper = a.blend(b, right);
      FloatVector lower = c.blend(d, lowerRight);
      VectorMask<Float> low = lower.compare(GT, upper);
      FloatVector best = upper.blend(lower, low).add(shift);
      best.blend(0, best.compare(LE, 0)).intoArray(m, y, lanes);
      FloatVector place = zero(FLOATS).blend(1, right);
      FloatVector lowerPlace = broadcast(FLOATS, 2).blend(3, lowerRight);
      place.blend(lowerPlace, low).intoArray(m, argmax, lanes);
    }
  }

  static void weightGradient(float[] m, ConvLayout l, int y, int dy, int argmax, int scratch) {
    for (int o = 0; o < l.outChannels; o += LENGTH) {
      int dWeight = scratch + l.dWeight + o;
      int left = l.outChannels - o;
      for (int r = 0; r < l.down; r++) {
        int at = r * l.across * l.outChannels + o;
        int x = scratch + l.image + r * 2 * l.row;
        weightGradient(
            m,
            l.across,
            x,
            l.row,
            y + at,
            dy + at,
            argmax + at,
            l.outChannels,
            left,
            dWeight,
            l.out,
            scratch + l.dBias + o);
      }
    }
  }

  private static void weightGradient(
      float[] m,
      int count,
      int x,
      int row,
      int y,
      int dy,
      int argmax,
      int step,
      int left,
      int dWeight,
      int ld,
      int dBias) {
    FloatVector w0 = fromArray(FLOATS, m, dWeight);
    FloatVector w1 = fromArray(FLOATS, m, dWeight + ld);
    FloatVector w2 = fromArray(FLOATS, m, dWeight + 2 * ld);
    FloatVector w3 = fromArray(FLOATS, m, dWeight + 3 * ld);
    FloatVector w4 = fromArray(FLOATS, m, dWeight + 4 * ld);
    FloatVector w5 = fromArray(FLOATS, m, dWeight + 5 * ld);
    FloatVector w6 = fromArray(FLOATS, m, dWeight + 6 * ld);
    FloatVector w7 = fromArray(FLOATS, m, dWeight + 7 * ld);
    FloatVector w8 = fromArray(FLOATS, m, dWeight + 8 * ld);
    FloatVector sum = fromArray(FLOATS, m, dBias);
    VectorMask<Float> lanes = Simd.first(left);
    for (int i = 0; i < count; i++, x += 2, y += step, dy += step, argmax += step) {
      VectorMask<Float> passed = fromArray(FLOATS, m, y, lanes).compare(GT, 0);
      FloatVector g = zero(FLOATS).blend(fromArray(FLOATS, m, dy, lanes), passed);
      FloatVector winner = fromArray(FLOATS, m, argmax, lanes);
      FloatVector a = zero(FLOATS).blend(g, winner.compare(EQ, 0));
      FloatVector b = zero(FLOATS).blend(g, winner.compare(EQ, 1));
      FloatVector c = zero(FLOATS).blend(g, winner.compare(EQ, 2));
      FloatVector d = zero(FLOATS).blend(g, winner.compare(EQ, 3));
      sum = sum.add(g);
      FloatVector s;
      s = broadcast(FLOATS, m[x]);
      w0 = s.fma(a, w0);
      s = broadcast(FLOATS, m[x + 1]);
      w1 = s.fma(a, w1);
      w0 = s.fma(b, w0);
      s = broadcast(FLOATS, m[x + 2]);
      w2 = s.fma(a, w2);
      w1 = s.fma(b, w1);
      s = broadcast(FLOATS, m[x + 3]);
      w2 = s.fma(b, w2);
      s = broadcast(FLOATS, m[x + row]);
      w3 = s.fma(a, w3);
      w0 = s.fma(c, w0);
      s = broadcast(FLOATS, m[x + row + 1]);
      w4 = s.fma(a, w4);
      w3 = s.fma(b, w3);
      w1 = s.fma(c, w1);
      w0 = s.fma(d, w0);
      s = broadcast(FLOATS, m[x + row + 2]);
      w5 = s.fma(a, w5);
      w4 = s.fma(b, w4);
      w2 = s.fma(c, w2);
      w1 = s.fma(d, w1);
      s = broadcast(FLOATS, m[x + row + 3]);
      w5 = s.fma(b, w5);
      w2 = s.fma(d, w2);
      s = broadcast(FLOATS, m[x + 2 * row]);
      w6 = s.fma(a, w6);
      w3 = s.fma(c, w3);
      s = broadcast(FLOATS, m[x + 2 * row + 1]);
      w7 = s.fma(a, w7);
      w6 = s.fma(b, w6);
      w4 = s.fma(c, w4);
      w3 = s.fma(d, w3);
      s = broadcast(FLOATS, m[x + 2 * row + 2]);
      w8 = s.fma(a, w8);
      w7 = s.fma(b, w7);
      w5 = s.fma(c, w5);
      w4 = s.fma(d, w4);
      s = broadcast(FLOATS, m[x + 2 * row + 3]);
      w8 = s.fma(b, w8);
      w5 = s.fma(d, w5);
      s = broadcast(FLOATS, m[x + 3 * row]);
      w6 = s.fma(c, w6);
      s = broadcast(FLOATS, m[x + 3 * row + 1]);
      w7 = s.fma(c, w7);
      w6 = s.fma(d, w6);
      s = broadcast(FLOATS, m[x + 3 * row + 2]);
      w8 = s.fma(c, w8);
      w7 = s.fma(d, w7);
      s = broadcast(FLOATS, m[x + 3 * row + 3]);
      w8 = s.fma(d, w8);
    }
    w0.intoArray(m, dWeight);
    w1.intoArray(m, dWeight + ld);
    w2.intoArray(m, dWeight + 2 * ld);
    w3.intoArray(m, dWeight + 3 * ld);
    w4.intoArray(m, dWeight + 4 * ld);
    w5.intoArray(m, dWeight + 5 * ld);
    w6.intoArray(m, dWeight + 6 * ld);
    w7.intoArray(m, dWeight + 7 * ld);
    w8.intoArray(m, dWeight + 8 * ld);
    sum.intoArray(m, dBias);
  }

  /** Rarely wanted, since the only image of one channel is usually the input itself. */
  static void inputGradient(float[] m, ConvLayout l, int y, int dy, int argmax, int scratch) {
    for (int i = 0; i < l.windows() * l.outChannels; i++) {
      if (m[y + i] > 0) {
        int winner = (int) m[argmax + i];
        int corner = l.corners[i / l.outChannels] + (winner >> 1) * l.row + (winner & 1);
        int weight = scratch + l.backward + i % l.outChannels * 9;
        for (int tap = 0; tap < 9; tap++) {
          m[scratch + l.dImage + corner + tap / 3 * l.row + tap % 3] += m[dy + i] * m[weight + tap];
        }
      }
    }
  }

  /** dWeight(outChannels, 9) += what was kept as (9, out). */
  static void finish(float[] m, ConvLayout l, int dWeight, int from) {
    for (int o = 0; o < l.outChannels; o++) {
      for (int tap = 0; tap < 9; tap++) {
        m[dWeight + o * 9 + tap] += m[from + tap * l.out + o];
      }
    }
  }
}
