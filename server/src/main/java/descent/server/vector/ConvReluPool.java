package descent.server.vector;

import static descent.engine.backend.Kernels.NONE;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.all;
import static descent.server.vector.Simd.fma;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;
import static jdk.incubator.vector.VectorOperators.GT;

import descent.engine.backend.Backend;
import descent.engine.backend.Window;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Conv2d 3x3 with padding 1, bias, ReLU and MaxPool2d(2) in one pass, and its sparse gradient. */
final class ConvReluPool {
  private ConvReluPool() {}

  /** Where things lie in the scratch of one shape, as element indices from its beginning. */
  record Layout(
      int channels,
      int outChannels,
      int paddedIn,
      int paddedOut,
      int outH,
      int outW,
      int row,
      int forward,
      int bias,
      int backward,
      int dWeight,
      int dBias,
      int image,
      int dImage,
      int gradient,
      int place,
      int size) {

    static Layout of(Window w, int outChannels) {
      int paddedIn = w.channels() == 1 ? 1 : Simd.padded(w.channels());
      int paddedOut = Simd.padded(outChannels);
      int outH = w.height() / 2;
      int outW = w.width() / 2;
      int row = (2 * outW + 2) * paddedIn;
      int weights = Backend.aligned(9 * paddedIn * paddedOut);
      int bias = weights;
      int backward = bias + paddedOut;
      int dWeight = backward + weights;
      int dBias = dWeight + weights;
      int image = dBias + paddedOut;
      int pixels = Backend.aligned((2 * outH + 2) * row) + Backend.ALIGNMENT;
      int dImage = image + pixels;
      int gradient = dImage + pixels;
      int outputs = outH * outW * paddedOut;
      return new Layout(
          w.channels(),
          outChannels,
          paddedIn,
          paddedOut,
          outH,
          outW,
          row,
          0,
          bias,
          backward,
          dWeight,
          dBias,
          image,
          dImage,
          gradient,
          gradient + outputs,
          gradient + 2 * outputs);
    }
  }

  static int scratch(Window w, int outChannels) {
    return Layout.of(w, outChannels).size();
  }

  static void prepare(float[] m, Window w, int outChannels, int weight, int bias, int scratch) {
    Layout l = Layout.of(w, outChannels);
    Moving.fill(m, l.size(), 0, scratch);
    for (int o = 0; o < outChannels; o++) {
      m[scratch + l.bias() + o] = m[bias + o];
      for (int i = 0; i < l.channels(); i++) {
        for (int tap = 0; tap < 9; tap++) {
          float v = m[weight + (o * l.channels() + i) * 9 + tap];
          m[scratch + l.forward() + (tap * l.paddedIn() + i) * l.paddedOut() + o] = v;
          m[scratch + l.backward() + (o * 9 + tap) * l.paddedIn() + i] = v;
        }
      }
    }
  }

  static void finish(float[] m, Window w, int outChannels, int dWeight, int dBias, int scratch) {
    Layout l = Layout.of(w, outChannels);
    for (int o = 0; o < outChannels; o++) {
      m[dBias + o] += m[scratch + l.dBias() + o];
      for (int i = 0; i < l.channels(); i++) {
        for (int tap = 0; tap < 9; tap++) {
          float v = m[scratch + l.dWeight() + (o * 9 + tap) * l.paddedIn() + i];
          m[dWeight + (o * l.channels() + i) * 9 + tap] += v;
        }
      }
    }
  }

  /** Copies one image to where a border of zeros stands around it. */
  private static void pad(float[] m, Window w, Layout l, int x, int image) {
    int rows = Math.min(w.height(), 2 * l.outH() + 1);
    int cols = Math.min(w.width(), 2 * l.outW() + 1);
    for (int y = 0; y < rows; y++) {
      int to = image + (y + 1) * l.row() + l.paddedIn();
      int from = x + y * w.width() * w.pixel();
      if (l.paddedIn() == w.pixel()) {
        System.arraycopy(m, from, m, to, cols * w.pixel());
      } else {
        for (int c = 0; c < cols; c++, to += l.paddedIn(), from += w.pixel()) {
          System.arraycopy(m, from, m, to, l.channels());
        }
      }
    }
  }

  static void forward(
      float[] m, Window w, int outChannels, int images, int x, int y, int argmax, int scratch) {
    Layout l = Layout.of(w, outChannels);
    int outputs = l.outH() * l.outW() * outChannels;
    for (int i = 0; i < images; i++, x += w.image(), y += outputs, argmax += outputs) {
      pad(m, w, l, x, scratch + l.image());
      for (int p = 0; p < l.outH() * l.outW(); p++) {
        int corner = scratch + l.image() + corner(l, p);
        for (int o = 0; o < outChannels; o += LENGTH) {
          int at = p * outChannels + o;
          window(
              m,
              l,
              corner,
              scratch + l.forward() + o,
              scratch + l.bias() + o,
              y + at,
              argmax + at,
              outChannels - o);
        }
      }
    }
  }

  /** The upper left pixel that window p sees, from the padded image's beginning. */
  private static int corner(Layout l, int p) {
    return p / l.outW() * 2 * l.row() + p % l.outW() * 2 * l.paddedIn();
  }

  private static void window(
      float[] m, Layout l, int corner, int weight, int bias, int y, int argmax, int left) {
    int ld = l.paddedOut();
    int right = l.paddedIn();
    int down = l.row();
    FloatVector a = zero();
    FloatVector b = zero();
    FloatVector c = zero();
    FloatVector d = zero();
    for (int ky = 0; ky < 3; ky++) {
      int from = corner + ky * down;
      for (int t = 0; t < 3 * l.paddedIn(); t++, weight += ld) {
        FloatVector v = load(m, weight);
        a = fma(all(m[from + t]), v, a);
        b = fma(all(m[from + t + right]), v, b);
        c = fma(all(m[from + t + down]), v, c);
        d = fma(all(m[from + t + down + right]), v, d);
      }
    }
    VectorMask<Float> ba = b.compare(GT, a);
    VectorMask<Float> dc = d.compare(GT, c);
    FloatVector upper = a.blend(b, ba);
    FloatVector lower = c.blend(d, dc);
    VectorMask<Float> low = lower.compare(GT, upper);
    FloatVector best = upper.blend(lower, low).add(load(m, bias));
    FloatVector winner = zero().blend(1, ba).blend(all(2).blend(3, dc), low);
    store(Functions.positive(best), m, y, left);
    store(winner, m, argmax, left);
  }

  static void backward(
      float[] m,
      Window w,
      int outChannels,
      int images,
      int x,
      int y,
      int dy,
      int argmax,
      int dx,
      int scratch) {
    Layout l = Layout.of(w, outChannels);
    int outputs = l.outH() * l.outW() * outChannels;
    for (int i = 0; i < images; i++) {
      pad(m, w, l, x + i * w.image(), scratch + l.image());
      int at = i * outputs;
      route(m, l, y + at, dy + at, argmax + at, scratch);
      weightGradient(m, l, scratch);
      if (dx != NONE) {
        inputGradient(m, w, l, dx + i * w.image(), scratch);
      }
    }
  }

  /** For each output: its gradient, 0 where ReLU let nothing through, and the corner it saw. */
  private static void route(float[] m, Layout l, int y, int dy, int argmax, int scratch) {
    int gradient = scratch + l.gradient();
    int place = scratch + l.place();
    for (int p = 0; p < l.outH() * l.outW(); p++) {
      for (int o = 0; o < l.outChannels(); o++) {
        int i = p * l.outChannels() + o;
        int winner = (int) m[argmax + i];
        m[gradient + p * l.paddedOut() + o] = m[y + i] > 0 ? m[dy + i] : 0;
        m[place + p * l.paddedOut() + o] =
            corner(l, p) + (winner >> 1) * l.row() + (winner & 1) * l.paddedIn();
      }
    }
  }

  private static void weightGradient(float[] m, Layout l, int scratch) {
    for (int o = 0; o < l.outChannels(); o++) {
      for (int p = 0; p < l.outH() * l.outW(); p++) {
        float g = m[scratch + l.gradient() + p * l.paddedOut() + o];
        if (g == 0) {
          continue;
        }
        m[scratch + l.dBias() + o] += g;
        int from = scratch + l.image() + (int) m[scratch + l.place() + p * l.paddedOut() + o];
        for (int tap = 0; tap < 9; tap++) {
          int at = from + tap / 3 * l.row() + tap % 3 * l.paddedIn();
          int to = scratch + l.dWeight() + (o * 9 + tap) * l.paddedIn();
          Elementwise.axpy(m, l.paddedIn(), g, at, to);
        }
      }
    }
  }

  private static void inputGradient(float[] m, Window w, Layout l, int dx, int scratch) {
    int image = scratch + l.dImage();
    Moving.fill(m, (2 * l.outH() + 2) * l.row(), 0, image);
    for (int p = 0; p < l.outH() * l.outW(); p++) {
      for (int o = 0; o < l.outChannels(); o++) {
        float g = m[scratch + l.gradient() + p * l.paddedOut() + o];
        if (g == 0) {
          continue;
        }
        int to = image + (int) m[scratch + l.place() + p * l.paddedOut() + o];
        for (int tap = 0; tap < 9; tap++) {
          int from = scratch + l.backward() + (o * 9 + tap) * l.paddedIn();
          int at = to + tap / 3 * l.row() + tap % 3 * l.paddedIn();
          Elementwise.axpy(m, l.paddedIn(), g, from, at);
        }
      }
    }
    int rows = Math.min(w.height(), 2 * l.outH() + 1);
    int cols = Math.min(w.width(), 2 * l.outW() + 1);
    for (int y = 0; y < rows; y++) {
      int from = image + (y + 1) * l.row() + l.paddedIn();
      int to = dx + y * w.width() * w.pixel();
      Moving.copy(m, cols, l.channels(), from, l.paddedIn(), to, w.pixel(), true);
    }
  }
}
