package descent.engine.code;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.GRU;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.LSTM;
import descent.engine.nn.LastStep;
import descent.engine.nn.LearnedPositions;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.OneHot;
import descent.engine.nn.PositionalEncoding;
import descent.engine.nn.RNN;
import descent.engine.nn.Sequential;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.optim.Adam;
import descent.engine.optim.AdamW;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;
import descent.engine.optim.SGD;
import descent.engine.optim.Schedule;

/**
 * An experiment as a Python program for PyTorch that trains the same network on the same points
 * from the same numbers: modules print as PyTorch prints them, and its streams are the engine's.
 */
public final class PyTorchCode {
  private PyTorchCode() {}

  /**
   * The program's text.
   *
   * @throws IllegalArgumentException when a part of the experiment has no short equal in PyTorch;
   *     the message says which
   */
  public static String of(Experiment experiment) {
    if (!(experiment.task() instanceof Supervised task)) {
      throw refusal("this kind of task");
    }
    if (!(experiment.learningRate().schedule() instanceof Schedule.Constant)) {
      throw refusal("a learning rate that changes");
    }
    if (!(experiment.clipping() instanceof Clipping.None)) {
      throw refusal("clipped gradients");
    }
    StringBuilder text = new StringBuilder();
    String model = module(task.model(), "");
    text.append("# The experiment as Descent runs it, from the same seed.\n");
    text.append(model.contains("OrderedDict") ? "from collections import OrderedDict\n\n" : "");
    text.append("import numpy as np\nimport torch\nfrom torch import nn\n");
    text.append('\n').append(PythonData.of(experiment.data(), task.loss()));
    text.append("\ntorch.manual_seed(").append(experiment.seed()).append(")\n");
    text.append("model = ").append(model).append('\n');
    text.append("loss_function = nn.").append(loss(task.loss())).append('\n');
    text.append("optimizer = torch.optim.").append(optimizer(experiment.optimizer())).append('\n');
    text.append(loop(experiment));
    return text.append(PythonData.evaluation(experiment.data(), task.loss())).toString();
  }

  static IllegalArgumentException refusal(String what) {
    return new IllegalArgumentException(
        "There is no short PyTorch program for "
            + what
            + "; take the Java program, or the weights");
  }

  private static String module(Module module, String indent) {
    if (!(module instanceof Sequential sequential)) {
      return "nn." + layer(module);
    }
    boolean named = false;
    for (int i = 0; i < sequential.children().size(); i++) {
      named |= !sequential.children().get(i).name().equals(String.valueOf(i));
    }
    String inner = indent + "    ";
    StringBuilder text = new StringBuilder("nn.Sequential(");
    text.append(named ? "OrderedDict([" : "");
    for (Sequential.Child child : sequential.children()) {
      text.append('\n').append(inner);
      text.append(named ? "(\"" + child.name() + "\", " : "");
      text.append(module(child.module(), inner)).append(named ? ")," : ",");
    }
    return text.append('\n').append(indent).append(named ? "]))" : ")").toString();
  }

  /** A layer that PyTorch has under the name it prints, that gives a tensor, and starts alike. */
  private static Module layer(Module module) {
    return switch (module) {
      case Linear m when m.initial() != InitialWeights.TORCH ->
          throw refusal("weights that start from other numbers than PyTorch's");
      case RNN m -> throw refusal("a recurrent network");
      case LSTM m -> throw refusal("a recurrent network");
      case GRU m -> throw refusal("a recurrent network");
      case MultiheadAttention m -> throw refusal("attention");
      case TransformerEncoderLayer m -> throw refusal("attention");
      case OneHot m -> throw refusal("one-hot vectors");
      case LastStep m -> throw refusal("the last step of a sequence");
      case PositionalEncoding m -> throw refusal("positions");
      case LearnedPositions m -> throw refusal("positions");
      default -> module;
    };
  }

  private static String loss(Loss loss) {
    return switch (loss) {
      case MSELoss l -> "MSELoss()";
      case L1Loss l -> "L1Loss()";
      case BCELoss l -> "BCELoss()";
      case BCEWithLogitsLoss l ->
          l.posWeight() == 1
              ? "BCEWithLogitsLoss()"
              : "BCEWithLogitsLoss(pos_weight=torch.tensor(" + l.posWeight() + "))";
      case CrossEntropyLoss l -> {
        if (!l.classWeights().isEmpty() || l.probabilities()) {
          throw refusal("a cross entropy with weights or of probabilities");
        }
        yield l.labelSmoothing() == 0
            ? "CrossEntropyLoss()"
            : "CrossEntropyLoss(label_smoothing=" + l.labelSmoothing() + ")";
      }
      default -> throw refusal("this loss");
    };
  }

  private static String optimizer(Optimizer optimizer) {
    return switch (optimizer) {
      case SGD o -> {
        if (!o.equals(new SGD(o.lr(), o.momentum(), 0, o.nesterov(), o.weightDecay()))) {
          throw refusal("SGD with dampening");
        }
        yield "SGD(model.parameters(), lr="
            + o.lr()
            + (o.momentum() == 0 ? "" : ", momentum=" + o.momentum())
            + (o.weightDecay() == 0 ? "" : ", weight_decay=" + o.weightDecay())
            + (o.nesterov() ? ", nesterov=True" : "")
            + ")";
      }
      case Adam o ->
          "Adam(model.parameters(), lr="
              + o.lr()
              + betas(o.beta1(), o.beta2(), o.eps())
              + (o.weightDecay() == 0 ? "" : ", weight_decay=" + o.weightDecay())
              + (o.amsgrad() ? ", amsgrad=True" : "")
              + ")";
      case AdamW o ->
          "AdamW(model.parameters(), lr="
              + o.lr()
              + betas(o.beta1(), o.beta2(), o.eps())
              + ", weight_decay="
              + o.weightDecay()
              + ")";
      default -> throw refusal("this optimiser");
    };
  }

  private static String betas(double beta1, double beta2, double eps) {
    return (beta1 == 0.9 && beta2 == 0.999 ? "" : ", betas=(" + beta1 + ", " + beta2 + ")")
        + (eps == 1e-8 ? "" : ", eps=" + eps);
  }

  private static String loop(Experiment experiment) {
    int epochs = experiment.stop().epochs();
    String order =
        switch (experiment.order()) {
          case SEQUENTIAL -> "torch.arange(len(x))";
          case TORCH -> "torch.randperm(len(x))";
          case NUMPY, NUMPY_FULL_BATCHES -> throw refusal("batches in NumPy's order");
        };
    String batch = experiment.batchSize() == 0 ? "len(x)" : String.valueOf(experiment.batchSize());
    return "\nbatch = "
        + batch
        + "\nlosses = []\nfor epoch in range("
        + epochs
        + "):\n"
        + "    order, total = "
        + order
        + ", 0.0\n"
        + "    for rows in order.split(batch):\n"
        + "        optimizer.zero_grad()\n"
        + "        loss = loss_function(model(x[rows]), y[rows])\n"
        + "        loss.backward()\n"
        + "        optimizer.step()\n"
        + "        total += loss.item() * len(rows)\n"
        + "    losses.append(total / len(x))\n"
        + "    if (epoch + 1) % "
        + Math.max(1, epochs / 10)
        + " == 0:\n"
        + "        print(f\"epoch {epoch + 1}: loss {losses[-1]:.6f}\")\n"
        + stops(experiment.stop());
  }

  private static String stops(StopRule stop) {
    if (stop.accuracy() > 0) {
      throw refusal("stopping at an accuracy");
    }
    return (stop.lossBelow() > 0
            ? "    if losses[-1] < " + stop.lossBelow() + ":\n        break\n"
            : "")
        + (stop.patience() > 0
            ? "    if epoch - int(np.argmin(losses)) >= " + stop.patience() + ":\n        break\n"
            : "");
  }
}
