package descent.server.training;

import descent.engine.Shape;
import descent.engine.data.Dataset;
import descent.engine.data.Numbers;
import descent.engine.data.Split;
import descent.engine.data.Xor;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.random.NumpyRandom;
import java.util.List;

/** A convolutional network that is not the lessons' one, and images for it. */
final class SmallImages {
  static final int ROWS = 96;
  static final int CLASSES = 4;
  static final Shape SHAPE = Shape.of(1, 20, 20);

  /** 5 and 12 channels on 20x20 images: sizes that fill no vector, fused as the lessons' are. */
  static final Sequential NETWORK =
      Sequential.of(
          new Conv2d(1, 5, 3, 1, 1),
          Activation.relu(),
          new MaxPool2d(2),
          new Conv2d(5, 12, 3, 1, 1),
          Activation.relu(),
          new MaxPool2d(2),
          new Flatten(),
          new Linear(12 * 5 * 5, 7),
          Activation.relu(),
          new Linear(7, CLASSES));

  /** Eight epochs of three steps, of which the last has fewer rows. */
  static final Experiment EXPERIMENT =
      Experiment.miniBatches(
          new Xor(), // stands for the images below
          new Supervised(NETWORK, new CrossEntropyLoss()),
          new Adam(1e-3),
          33,
          5,
          StopRule.epochs(8));

  private SmallImages() {}

  /** Noise with a bright quarter, which is the class. */
  static Split split() {
    NumpyRandom random = new NumpyRandom(3);
    double[] pixels = new double[ROWS * 400];
    double[] labels = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 4;
      for (int j = 0; j < 400; j++) {
        boolean bright = j / 200 == i % 4 / 2 && j % 20 / 10 == i % 2;
        pixels[i * 400 + j] = random.randomSample() * 0.5 + (bright ? 0.4 : 0);
      }
    }
    Dataset data =
        new Dataset(
            Numbers.of(SHAPE, pixels), Numbers.scalars(labels), List.of("a", "b", "c", "d"));
    return Split.all(data);
  }
}
