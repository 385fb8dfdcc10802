package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Golden;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Dataset;
import descent.engine.data.Sine;
import descent.engine.data.Split;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.io.JsonObject;
import descent.engine.loss.HingeLoss;
import descent.engine.loss.HuberLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Sequential;
import descent.engine.optim.SGD;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seed 003, part 6: four losses of five answers. */
class LossValuesTest {
  private static final JsonObject GOLDEN = Golden.json("seed003.json").object("losses");
  private static final double ROUNDING = 1e-12;

  @Test
  @Tag("S3.24")
  @Tag("S3.25")
  void s3x25MeasuresFiveAnswers() {
    double[] y = GOLDEN.array("y").numbers();
    double[] p = GOLDEN.array("p").numbers();
    assertEquals(GOLDEN.number("mse"), mean(new MSELoss(), p, y), ROUNDING);
    assertEquals(GOLDEN.number("mae"), mean(new L1Loss(), p, y), ROUNDING);
    assertEquals(GOLDEN.number("huber1"), mean(new HuberLoss(1), p, y), ROUNDING);
    double[] margins = {0.8, -1.2, 0.3, 0.5, 1.5};
    double[] signs = {1, -1, 1, -1, 1};
    assertEquals(GOLDEN.number("hinge"), mean(new HingeLoss(), margins, signs), ROUNDING);
  }

  /** The mean loss of answers that a network without layers passes on. */
  private static double mean(Loss loss, double[] answers, double[] targets) {
    Dataset data = Dataset.regression(1, answers, targets);
    Experiment experiment =
        Experiment.fullBatch(
            new Sine(42),
            new Supervised(Sequential.of(), loss),
            new SGD(0.1),
            42,
            StopRule.epochs(1));
    try (Run run = experiment.start(new ReferenceBackend(), source -> Split.all(data))) {
      return run.evaluate(data).loss();
    }
  }
}
