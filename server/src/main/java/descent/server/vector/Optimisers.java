package descent.server.vector;

import static descent.engine.backend.Kernels.NONE;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Simd.load;
import static descent.server.vector.Simd.store;
import static descent.server.vector.Simd.zero;

import jdk.incubator.vector.FloatVector;

/** One step of each optimiser over a flat range, as {@code torch.optim} takes it. */
final class Optimisers {
  private Optimisers() {}

  static void sgd(
      float[] m,
      int n,
      int w,
      int dw,
      int velocity,
      double rate,
      double momentum,
      double dampening,
      boolean nesterov,
      double decay,
      boolean first) {
    float step = (float) -rate;
    float keep = first ? 0 : (float) momentum;
    float take = first ? 1 : (float) (1 - dampening);
    boolean remembers = velocity != NONE && momentum != 0;
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector weight = load(m, w + i);
      FloatVector direction = decayed(load(m, dw + i), weight, (float) decay);
      if (remembers) {
        FloatVector gradient = direction;
        FloatVector before = first ? zero() : load(m, velocity + i);
        FloatVector v = before.mul(keep).add(gradient.mul(take));
        store(v, m, velocity + i, n - i);
        direction = nesterov ? v.mul((float) momentum).add(gradient) : v;
      }
      store(weight.add(direction.mul(step)), m, w + i, n - i);
    }
  }

  private static FloatVector decayed(FloatVector gradient, FloatVector weight, float decay) {
    return decay == 0 ? gradient : gradient.add(weight.mul(decay));
  }

  static void adam(
      float[] m,
      int n,
      int w,
      int dw,
      int mean,
      int square,
      double rate,
      double beta1,
      double beta2,
      double eps,
      double decay,
      boolean decoupled,
      int step) {
    float stepSize = (float) (rate / (1 - Math.pow(beta1, step)));
    float correction = (float) Math.sqrt(1 - Math.pow(beta2, step));
    float coupled = decoupled ? 0 : (float) decay;
    float shrink = decoupled ? (float) (1 - rate * decay) : 1;
    float b1 = (float) beta1;
    float c1 = (float) (1 - beta1);
    float b2 = (float) beta2;
    float c2 = (float) (1 - beta2);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector weight = load(m, w + i);
      FloatVector g = decayed(load(m, dw + i), weight, coupled);
      FloatVector first = load(m, mean + i).mul(b1).add(g.mul(c1));
      FloatVector second = load(m, square + i).mul(b2).add(g.mul(g).mul(c2));
      store(first, m, mean + i, n - i);
      store(second, m, square + i, n - i);
      FloatVector size = second.sqrt().div(correction).add((float) eps);
      store(weight.mul(shrink).sub(first.mul(stepSize).div(size)), m, w + i, n - i);
    }
  }

  static void rmsprop(
      float[] m,
      int n,
      int w,
      int dw,
      int square,
      int velocity,
      int gradientMean,
      double rate,
      double alpha,
      double eps,
      double momentum,
      double decay) {
    float keep = (float) alpha;
    float take = (float) (1 - alpha);
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector weight = load(m, w + i);
      FloatVector g = decayed(load(m, dw + i), weight, (float) decay);
      FloatVector variance = load(m, square + i).mul(keep).add(g.mul(g).mul(take));
      store(variance, m, square + i, n - i);
      if (gradientMean != NONE) {
        FloatVector mean = load(m, gradientMean + i).mul(keep).add(g.mul(take));
        store(mean, m, gradientMean + i, n - i);
        variance = variance.sub(mean.mul(mean));
      }
      FloatVector direction = g.div(variance.sqrt().add((float) eps));
      if (velocity != NONE) {
        direction = load(m, velocity + i).mul((float) momentum).add(direction);
        store(direction, m, velocity + i, n - i);
      }
      store(weight.sub(direction.mul((float) rate)), m, w + i, n - i);
    }
  }

  static void adagrad(
      float[] m, int n, int w, int dw, int square, double rate, double eps, double decay) {
    for (int i = 0; i < n; i += LENGTH) {
      FloatVector weight = load(m, w + i);
      FloatVector g = decayed(load(m, dw + i), weight, (float) decay);
      FloatVector sum = load(m, square + i).add(g.mul(g));
      store(sum, m, square + i, n - i);
      FloatVector size = sum.sqrt().add((float) eps);
      store(weight.sub(g.mul((float) rate).div(size)), m, w + i, n - i);
    }
  }
}
