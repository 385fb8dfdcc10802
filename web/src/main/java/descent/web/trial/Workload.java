package descent.web.trial;

import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Idx;
import descent.engine.data.Library;
import descent.engine.data.Split;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.web.simd.SimdBackend;
import descent.web.worker.FieldSampler;
import org.jspecify.annotations.Nullable;

/** The named benchmarks' work, one experiment at a time. */
final class Workload {
  /** Points of a map of the plane, along each side. */
  private static final int FIELD = 200;

  /** How far the map of the spirals reaches. */
  private static final double REACH = 1.5;

  private final SimdBackend backend;
  private final FieldSampler field = new FieldSampler(FIELD, -REACH, REACH, -REACH, REACH);
  private @Nullable Recipe recipe;
  private @Nullable Run run;
  private @Nullable Predictor predictor;
  private @Nullable Memory matrices;
  private float[] inputs = new float[0];
  private float[] outputs = new float[0];

  Workload(SimdBackend backend) {
    this.backend = backend;
  }

  void roofline(int rounds) {
    backend.roofline(rounds);
  }

  /** c = a . b of size x size each. */
  void product(int size) {
    int square = size * size;
    if (matrices == null) {
      matrices = backend.reserve(3 * square);
      // Zeros would be skipped.
      matrices.kernels().fill(2 * square, 1, 0);
    }
    matrices
        .kernels()
        .gemm(false, false, size, size, size, 0, size, square, size, 2 * square, size, false);
  }

  void openSpirals() {
    open(Models.named("spirals"), Library.withoutFiles());
  }

  void openDigits(byte[] images, byte[] labels) {
    openDigits(Idx.read(images, labels));
  }

  void openDrawnDigits(int count) {
    openDigits(new DrawnDigits(count, 1, 1).generate().train());
  }

  private void openDigits(Dataset digits) {
    open(Models.named("simple-cnn"), source -> Split.all(digits));
  }

  private void open(Recipe chosen, Library library) {
    close();
    recipe = chosen;
    Experiment endless = chosen.experiment().withStop(StopRule.epochs(Integer.MAX_VALUE));
    run = endless.start(backend, library);
  }

  double step() {
    Run open = running();
    open.step();
    return open.loss();
  }

  private Run running() {
    if (run == null) {
      throw new IllegalStateException("No experiment is open; open one before its steps");
    }
    return run;
  }

  int batch() {
    Run open = running();
    int size = open.experiment().batchSize();
    return size == 0 ? open.data().train().size() : size;
  }

  /** The probability of class 1 at each point of a map; gives the sum. */
  double map() {
    return sum(field.sample(running()));
  }

  /** Gives the sum of the answers, so that nobody can leave the work out. */
  double infer(int rows) {
    Run open = running();
    if (predictor == null && recipe != null) {
      predictor = Predictor.of(recipe.module(), recipe.input(), open.weights(), backend, 256);
    }
    if (predictor == null) {
      return 0;
    }
    if (outputs.length != rows * predictor.outputSize()) {
      inputs = new float[rows * predictor.inputSize()];
      outputs = new float[rows * predictor.outputSize()];
      for (int i = 0; i < inputs.length; i++) {
        inputs[i] = (i * 31 % 97) / 97f;
      }
    }
    predictor.predict(inputs, rows, outputs);
    return sum(outputs);
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  void close() {
    if (run != null) {
      run.close();
      run = null;
    }
    if (predictor != null) {
      predictor.close();
      predictor = null;
    }
    if (matrices != null) {
      matrices.close();
      matrices = null;
    }
    outputs = new float[0];
  }
}
