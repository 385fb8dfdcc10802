package descent.engine.optim;

import java.util.List;

/**
 * How the learning rate changes with time, under the names of {@code torch.optim.lr_scheduler}.
 * Time counts from 0; what it counts, steps or epochs, is up to whoever asks.
 */
public sealed interface Schedule {
  /** The same rate for ever. */
  Schedule CONSTANT = new Constant();

  /**
   * The rate at a time.
   *
   * @param base the optimiser's own rate
   * @param time from 0
   * @param metrics what was measured at the times before, 0 to time - 1; only {@link
   *     ReduceOnPlateau} looks at it
   */
  double rate(double base, int time, double[] metrics);

  /** base. */
  record Constant() implements Schedule {
    @Override
    public double rate(double base, int time, double[] metrics) {
      return base;
    }
  }

  /** Times gamma every stepSize. */
  record Step(int stepSize, double gamma) implements Schedule {
    /** Checks the values. */
    public Step {
      Values.positive("StepLR", "step_size", stepSize);
      Values.notNegative("StepLR", "gamma", gamma);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      return base * Math.pow(gamma, time / stepSize);
    }
  }

  /** Times gamma at each milestone. */
  record MultiStep(List<Integer> milestones, double gamma) implements Schedule {
    /** Keeps its own copy of the milestones. */
    public MultiStep {
      milestones = List.copyOf(milestones);
      Values.notNegative("MultiStepLR", "gamma", gamma);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      int passed = 0;
      for (int milestone : milestones) {
        passed += time >= milestone ? 1 : 0;
      }
      return base * Math.pow(gamma, passed);
    }
  }

  /** base gamma^time. */
  record Exponential(double gamma) implements Schedule {
    /** Checks gamma. */
    public Exponential {
      Values.notNegative("ExponentialLR", "gamma", gamma);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      return base * Math.pow(gamma, time);
    }
  }

  /** base / (1 + decay time). */
  record InverseTime(double decay) implements Schedule {
    /** Checks the decay. */
    public InverseTime {
      Values.notNegative("InverseTimeLR", "decay", decay);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      return base / (1 + decay * time);
    }
  }

  /** From startFactor base to endFactor base in a line over totalTime; then that. */
  record Linear(double startFactor, double endFactor, int totalTime) implements Schedule {
    /** Checks the values. */
    public Linear {
      Values.notNegative("LinearLR", "start_factor", startFactor);
      Values.notNegative("LinearLR", "end_factor", endFactor);
      Values.positive("LinearLR", "total_iters", totalTime);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      double part = Math.min(time, totalTime) / (double) totalTime;
      return base * (startFactor + (endFactor - startFactor) * part);
    }
  }

  /** base (1 - time / totalTime)^power; then 0. */
  record Polynomial(int totalTime, double power) implements Schedule {
    /** Checks the values. */
    public Polynomial {
      Values.positive("PolynomialLR", "total_iters", totalTime);
      Values.notNegative("PolynomialLR", "power", power);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      return base * Math.pow(1 - Math.min(time, totalTime) / (double) totalTime, power);
    }
  }

  /** Half a cosine from base down to min over period, and up again. */
  record Cosine(int period, double min) implements Schedule {
    /** Checks the values. */
    public Cosine {
      Values.positive("CosineAnnealingLR", "T_max", period);
      Values.notNegative("CosineAnnealingLR", "eta_min", min);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      return Values.cosine(base, min, time / (double) period);
    }
  }

  /**
   * Half a cosine from base down to min, then again from base (Loshchilov and Hutter 2017); each
   * period is {@code factor} times as long as the one before.
   */
  record CosineWarmRestarts(int period, int factor, double min) implements Schedule {
    /** Checks the values. */
    public CosineWarmRestarts {
      Values.positive("CosineAnnealingWarmRestarts", "T_0", period);
      Values.positive("CosineAnnealingWarmRestarts", "T_mult", factor);
      Values.notNegative("CosineAnnealingWarmRestarts", "eta_min", min);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      long length = period;
      long since = time;
      while (since >= length) {
        since -= length;
        length *= factor;
      }
      return Values.cosine(base, min, since / (double) length);
    }
  }

  /**
   * Up to base in a line over {@code warmup}, then half a cosine down to 0 at {@code totalTime}.
   */
  record WarmupCosine(int warmup, int totalTime) implements Schedule {
    /** Checks the values. */
    public WarmupCosine {
      Values.positive("WarmupCosine", "warmup", warmup);
      Values.positive("WarmupCosine", "time after the warmup", totalTime - warmup);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      return time < warmup
          ? base * (time + 1) / warmup
          : Values.cosine(base, 0, (time - warmup) / (double) (totalTime - warmup));
    }
  }

  /**
   * Half a cosine from max / divFactor up to max over the first part of totalTime, then half a
   * cosine down to that start / finalDivFactor (Smith and Topin 2019). The base does not matter.
   */
  record OneCycle(double max, int totalTime, double rising, double divFactor, double finalDivFactor)
      implements Schedule {
    /** Checks the values. */
    public OneCycle {
      Values.notNegative("OneCycleLR", "max_lr", max);
      Values.positive("OneCycleLR", "total_steps", totalTime);
      Values.fraction("OneCycleLR", "pct_start", rising);
      Values.positive("OneCycleLR", "div_factor", divFactor);
      Values.positive("OneCycleLR", "final_div_factor", finalDivFactor);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      double start = max / divFactor;
      double top = rising * totalTime - 1;
      double end = totalTime - 1;
      return time <= top
          ? Values.cosine(start, max, time / top)
          : Values.cosine(max, start / finalDivFactor, (Math.min(time, end) - top) / (end - top));
    }
  }

  /**
   * Times factor when the metric has not fallen by more than the relative threshold for longer than
   * {@code patience}, but not below min; then it waits {@code cooldown} before it counts again.
   */
  record ReduceOnPlateau(double factor, int patience, double threshold, int cooldown, double min)
      implements Schedule {
    /** With PyTorch's defaults. */
    public ReduceOnPlateau() {
      this(0.1, 10, 1e-4, 0, 0);
    }

    /** Checks the values. */
    public ReduceOnPlateau {
      Values.fraction("ReduceLROnPlateau", "factor", factor);
      Values.notNegative("ReduceLROnPlateau", "patience", patience);
      Values.notNegative("ReduceLROnPlateau", "threshold", threshold);
      Values.notNegative("ReduceLROnPlateau", "cooldown", cooldown);
      Values.notNegative("ReduceLROnPlateau", "min_lr", min);
    }

    @Override
    public double rate(double base, int time, double[] metrics) {
      double rate = base;
      double best = Double.POSITIVE_INFINITY;
      int bad = 0;
      int waiting = 0;
      for (int t = 0; t < time; t++) {
        boolean better = metrics[t] < best * (1 - threshold);
        best = better ? metrics[t] : best;
        bad = better || waiting > 0 ? 0 : bad + 1;
        waiting = Math.max(waiting - 1, 0);
        if (bad > patience) {
          rate = Math.max(rate * factor, min);
          waiting = cooldown;
          bad = 0;
        }
      }
      return rate;
    }
  }
}
