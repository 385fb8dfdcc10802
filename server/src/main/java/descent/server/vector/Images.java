package descent.server.vector;

import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.put;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;
import static jdk.incubator.vector.VectorOperators.GT;

import descent.engine.backend.Window;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/** Windows sliding over channels-last images; the vectors run along the channels. */
final class Images {
  private Images() {}

  static void im2col(float[] m, Window w, int images, int x, int columns) {
    for (int image = 0; image < images; image++, x += w.image()) {
      for (int oy = 0; oy < w.outH(); oy++) {
        for (int ox = 0; ox < w.outW(); ox++) {
          takePatch(m, w, x, top(w, oy), left(w, ox), columns);
          columns += w.patch();
        }
      }
    }
  }

  private static int top(Window w, int oy) {
    return oy * w.strideH() - w.padH();
  }

  private static int left(Window w, int ox) {
    return ox * w.strideW() - w.padW();
  }

  private static boolean solid(Window w) {
    return w.dilationW() == 1 && w.pixel() == w.channels();
  }

  private static void takePatch(float[] m, Window w, int x, int top, int left, int to) {
    int run = w.kernelW() * w.channels();
    for (int ky = 0; ky < w.kernelH(); ky++, to += run) {
      int iy = top + ky * w.dilationH();
      if (iy < 0 || iy >= w.height()) {
        clear(m, run, to);
      } else if (solid(w) && left >= 0 && left + w.kernelW() <= w.width()) {
        copy(m, run, x + (iy * w.width() + left) * w.pixel(), to);
      } else {
        for (int kx = 0; kx < w.kernelW(); kx++) {
          int ix = left + kx * w.dilationW();
          if (ix < 0 || ix >= w.width()) {
            clear(m, w.channels(), to + kx * w.channels());
          } else {
            int from = x + (iy * w.width() + ix) * w.pixel();
            copy(m, w.channels(), from, to + kx * w.channels());
          }
        }
      }
    }
  }

  private static void clear(float[] m, int n, int to) {
    for (int i = 0; i < n; i += LENGTH) {
      store(zero(), m, to + i, n - i);
    }
  }

  private static void copy(float[] m, int n, int from, int to) {
    for (int i = 0; i < n; i += LENGTH) {
      store(load(m, from + i), m, to + i, n - i);
    }
  }

  static void col2im(float[] m, Window w, int images, int columns, int dx) {
    for (int image = 0; image < images; image++, dx += w.image()) {
      for (int oy = 0; oy < w.outH(); oy++) {
        for (int ox = 0; ox < w.outW(); ox++) {
          givePatch(m, w, columns, dx, top(w, oy), left(w, ox));
          columns += w.patch();
        }
      }
    }
  }

  private static void givePatch(float[] m, Window w, int from, int dx, int top, int left) {
    int run = w.kernelW() * w.channels();
    for (int ky = 0; ky < w.kernelH(); ky++, from += run) {
      int iy = top + ky * w.dilationH();
      if (iy < 0 || iy >= w.height()) {
        continue;
      }
      if (solid(w) && left >= 0 && left + w.kernelW() <= w.width()) {
        add(m, run, from, dx + (iy * w.width() + left) * w.pixel());
        continue;
      }
      for (int kx = 0; kx < w.kernelW(); kx++) {
        int ix = left + kx * w.dilationW();
        if (ix >= 0 && ix < w.width()) {
          int to = dx + (iy * w.width() + ix) * w.pixel();
          add(m, w.channels(), from + kx * w.channels(), to);
        }
      }
    }
  }

  private static void add(float[] m, int n, int from, int to) {
    for (int i = 0; i < n; i += LENGTH) {
      put(load(m, from + i), m, to + i, n - i, true);
    }
  }

  static void maxPool(float[] m, Window w, int images, int x, int y, int argmax) {
    for (int image = 0; image < images; image++, x += w.image()) {
      for (int oy = 0; oy < w.outH(); oy++) {
        for (int ox = 0; ox < w.outW(); ox++, y += w.channels(), argmax += w.channels()) {
          for (int c = 0; c < w.channels(); c += LENGTH) {
            maximum(m, w, x + c, top(w, oy), left(w, ox), w.channels() - c, y + c, argmax + c);
          }
        }
      }
    }
  }

  /** The first maximum of a vector of channels; the first pixel inside beats minus infinity. */
  private static void maximum(
      float[] m, Window w, int x, int top, int left, int channels, int y, int argmax) {
    FloatVector best = zero();
    FloatVector where = Simd.all(-1);
    for (int ky = 0; ky < w.kernelH(); ky++) {
      int iy = top + ky * w.dilationH();
      for (int kx = 0; kx < w.kernelW(); kx++) {
        int ix = left + kx * w.dilationW();
        if (iy < 0 || iy >= w.height() || ix < 0 || ix >= w.width()) {
          continue;
        }
        int pixel = iy * w.width() + ix;
        FloatVector v = load(m, x + pixel * w.pixel());
        VectorMask<Float> wins = v.compare(GT, best).or(where.lt(0));
        best = best.blend(v, wins);
        where = where.blend(pixel, wins);
      }
    }
    store(best, m, y, channels);
    store(where, m, argmax, channels);
  }

  static void maxPoolGrad(float[] m, Window w, int images, int dy, int argmax, int dx) {
    for (int image = 0; image < images; image++, dx += w.image()) {
      for (int position = 0; position < w.positions(); position++) {
        for (int c = 0; c < w.channels(); c++) {
          m[dx + w.pixel() * (int) m[argmax + c] + c] += m[dy + c];
        }
        dy += w.channels();
        argmax += w.channels();
      }
    }
  }

  static void averagePool(float[] m, Window w, int images, int x, int divisor, int y) {
    for (int image = 0; image < images; image++, x += w.image()) {
      for (int oy = 0; oy < w.outH(); oy++) {
        for (int ox = 0; ox < w.outW(); ox++, y += w.channels()) {
          float size = m[divisor + oy * w.outW() + ox];
          for (int c = 0; c < w.channels(); c += LENGTH) {
            int left = w.channels() - c;
            FloatVector sum = sum(m, w, x + c, top(w, oy), left(w, ox), left);
            store(sum.div(size), m, y + c, left);
          }
        }
      }
    }
  }

  private static FloatVector sum(float[] m, Window w, int x, int top, int left, int channels) {
    FloatVector sum = zero();
    for (int ky = 0; ky < w.kernelH(); ky++) {
      int iy = top + ky * w.dilationH();
      for (int kx = 0; kx < w.kernelW(); kx++) {
        int ix = left + kx * w.dilationW();
        if (iy >= 0 && iy < w.height() && ix >= 0 && ix < w.width()) {
          sum = sum.add(load(m, x + (iy * w.width() + ix) * w.pixel(), channels));
        }
      }
    }
    return sum;
  }

  static void averagePoolGrad(float[] m, Window w, int images, int dy, int divisor, int dx) {
    for (int image = 0; image < images; image++, dx += w.image()) {
      for (int oy = 0; oy < w.outH(); oy++) {
        for (int ox = 0; ox < w.outW(); ox++, dy += w.channels()) {
          float size = m[divisor + oy * w.outW() + ox];
          for (int c = 0; c < w.channels(); c += LENGTH) {
            int left = w.channels() - c;
            FloatVector share = load(m, dy + c).div(size);
            spread(m, w, share, dx + c, top(w, oy), left(w, ox), left);
          }
        }
      }
    }
  }

  private static void spread(
      float[] m, Window w, FloatVector share, int dx, int top, int left, int channels) {
    for (int ky = 0; ky < w.kernelH(); ky++) {
      int iy = top + ky * w.dilationH();
      for (int kx = 0; kx < w.kernelW(); kx++) {
        int ix = left + kx * w.dilationW();
        if (iy >= 0 && iy < w.height() && ix >= 0 && ix < w.width()) {
          put(share, m, dx + (iy * w.width() + ix) * w.pixel(), channels, true);
        }
      }
    }
  }
}
