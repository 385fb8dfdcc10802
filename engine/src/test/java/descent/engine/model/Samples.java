package descent.engine.model;

import descent.engine.Assets;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Brackets;
import descent.engine.data.DataSource;
import descent.engine.data.DrawnDigits;
import descent.engine.data.HandFeatures;
import descent.engine.data.Mnist;
import descent.engine.data.Modes;
import descent.engine.data.Recall;
import descent.engine.data.Reversal;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;

/** What the tests of networks run on. */
final class Samples {
  private Samples() {}

  /** Begins an experiment in double precision; where it asks for MNIST, on a few drawn digits. */
  static Run start(Experiment experiment) {
    DataSource data = experiment.data();
    boolean needsMnist = data instanceof Mnist || data instanceof HandFeatures;
    return experiment
        .withData(needsMnist ? few(data) : data)
        .start(new ReferenceBackend(), Assets.library());
  }

  /** The same kind of data with few samples. */
  static DataSource few(DataSource data) {
    return switch (data) {
      case Mnist m -> new DrawnDigits(32, 16, 0);
      case HandFeatures f -> new HandFeatures(few(f.pictures()));
      case DrawnDigits d -> new DrawnDigits(32, 16, d.seed());
      case Recall r -> new Recall(r.delay(), 32, 16, r.seed());
      case Reversal r -> new Reversal(r.length(), 32, 16, r.seed());
      case Brackets b -> new Brackets(b.length(), b.depth(), 32, 16, b.seed());
      case Modes m -> new Modes(m.layout(), 64, m.seed());
      default -> data;
    };
  }
}
