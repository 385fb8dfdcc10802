package descent.engine.code;

import descent.engine.data.Circles;
import descent.engine.data.DataSource;
import descent.engine.data.Dataset;
import descent.engine.data.Generated;
import descent.engine.data.Mnist;
import descent.engine.data.Sine;
import descent.engine.data.Spirals;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.Loss;

/** The lines of a Python program that make a data set, and those that measure on it. */
final class PythonData {
  /** More numbers than this would not be a short program. */
  private static final int MOST_NUMBERS = 4000;

  private PythonData() {}

  /** Lines that define {@code x} and {@code y}, and {@code x_test} and {@code y_test} for MNIST. */
  static String of(DataSource data, Loss loss) {
    return switch (data) {
      case Spirals d ->
          "np.random.seed("
              + d.seed()
              + ")\ntheta = np.linspace(0, 3 * np.pi, "
              + d.points() / 2
              + ")\nparts = []\nfor label in range(2):\n    angle = theta + np.random.normal(0, "
              + d.noise()
              + ", len(theta))\n    radius, turned = angle / (3 * np.pi), angle + label * np.pi\n"
              + "    parts.append(np.column_stack([radius * np.cos(turned),"
              + " radius * np.sin(turned)]))\n"
              + "points, labels = np.concatenate(parts), np.repeat([0, 1], len(theta))\n"
              + tensors("points", "labels", loss);
      case Circles d ->
          "from sklearn.datasets import make_circles\n\npoints, labels = make_circles("
              + d.points()
              + ", noise="
              + d.noise()
              + ", factor="
              + d.factor()
              + ", random_state="
              + d.seed()
              + ")\n"
              + tensors("points", "labels", loss);
      case Sine d ->
          "np.random.seed("
              + d.seed()
              + ")\npoints = np.sort(np.random.uniform(-3, 3, "
              + d.points()
              + "))\nvalues = np.sin(1.5 * points) + np.random.normal(0, "
              + d.noise()
              + ", len(points))\n"
              + tensors("points.reshape(-1, 1)", "values", loss);
      case Mnist d ->
          "from torchvision.datasets import MNIST\n\n"
              + "def load(train):\n"
              + "    data = MNIST(\"data\", train=train, download=True)\n"
              + "    return data.data.unsqueeze(1) / 255.0, data.targets\n\n"
              + "x, y = load(train=True)\nx_test, y_test = load(train=False)\n";
      case Generated d -> literals(d.generate().train(), loss);
      default -> throw PyTorchCode.refusal("this data set");
    };
  }

  private static String tensors(String points, String labels, Loss loss) {
    return "x = torch.tensor(" + points + ", dtype=torch.float32)\n" + targets(labels, loss);
  }

  private static String targets(String labels, Loss loss) {
    return loss instanceof CrossEntropyLoss
        ? "y = torch.tensor(" + labels + ", dtype=torch.long)\n"
        : "y = torch.tensor(" + labels + ", dtype=torch.float32).reshape(-1, 1)\n";
  }

  private static String literals(Dataset set, Loss loss) {
    int across = set.inputs().shape().perRow();
    if (set.size() * across > MOST_NUMBERS || set.targets().shape().perRow() != 1) {
      throw PyTorchCode.refusal("this data set");
    }
    StringBuilder points = new StringBuilder("points = [\n");
    StringBuilder labels = new StringBuilder("labels = [");
    for (int i = 0; i < set.size(); i++) {
      points.append("    [");
      for (int j = 0; j < across; j++) {
        points.append(j == 0 ? "" : ", ").append(set.inputs().get(i, j));
      }
      points.append("],\n");
      labels.append(i == 0 ? "" : ", ").append(set.targets().get(i, 0));
    }
    return points.append("]\n").append(labels).append("]\n") + tensors("points", "labels", loss);
  }

  /** Lines that print the share of right answers, where answers are right or wrong. */
  static String evaluation(DataSource data, Loss loss) {
    String of = data instanceof Mnist ? "_test" : "";
    String right =
        switch (loss) {
          case CrossEntropyLoss l -> "model(x" + of + ").argmax(1) == y" + of;
          case BCEWithLogitsLoss l -> "(model(x" + of + ") > 0) == (y" + of + " > 0.5)";
          case BCELoss l -> "(model(x" + of + ") > 0.5) == (y" + of + " > 0.5)";
          default -> "";
        };
    return right.isEmpty()
        ? ""
        : "\nmodel.eval()\nwith torch.no_grad():\n    right = ("
            + right
            + ").float().mean().item()\nprint(f\"{100 * right:.2f} % right\")\n";
  }
}
