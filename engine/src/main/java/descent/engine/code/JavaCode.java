package descent.engine.code;

import descent.engine.data.Circles;
import descent.engine.data.DataSource;
import descent.engine.data.HandFeatures;
import descent.engine.data.Mnist;
import descent.engine.data.Sine;
import descent.engine.data.Spirals;
import descent.engine.data.Stored;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.Optimizer;
import descent.engine.optim.SGD;
import java.util.ArrayList;
import java.util.List;

/**
 * An experiment as a Java program on this engine. What is in common use is written out, layer by
 * layer; anything else is read from the experiment's own text, which every experiment has.
 */
public final class JavaCode {
  /** Reads a file of a stored data set; the folder is the program's argument. */
  private static final String READ =
      """

        private static byte[] read(Path file) {
          try {
            return Files.readAllBytes(file);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        }
      """;

  /** In the order of the alphabet. */
  private final List<String> imports = new ArrayList<>();

  private boolean plain = true;

  private JavaCode() {}

  /** The text of a file {@code Training.java}, whose main prints the losses and the result. */
  public static String of(Experiment experiment) {
    return new JavaCode().write(experiment);
  }

  private String write(Experiment experiment) {
    String expression = expression(experiment);
    if (!plain) {
      imports.clear();
      expression = fromJson(experiment);
    }
    use("data", "Library");
    use("experiment", "Experiment");
    use("experiment", "Run");
    use("backend", "ReferenceBackend");
    StringBuilder text = new StringBuilder("// The experiment as Descent runs it.\n");
    for (String name : imports) {
      text.append("import descent.engine.").append(name).append(";\n");
    }
    boolean stored = needsFiles(experiment.data());
    text.append(
        stored
            ? "import java.io.IOException;\nimport java.io.UncheckedIOException;\n"
                + "import java.nio.file.Files;\nimport java.nio.file.Path;\n"
            : "");
    text.append("\npublic final class Training {\n");
    text.append("  public static void main(String[] folder) {\n");
    text.append("    Experiment experiment =\n        ").append(expression).append(";\n");
    text.append("    Library library = ").append(library(stored)).append(";\n");
    text.append("    try (Run run = experiment.start(new ReferenceBackend(), library)) {\n");
    text.append("      while (run.step()) {\n");
    text.append("        if (run.stepInEpoch() == 0 && run.epoch() % ");
    text.append(Math.max(1, experiment.stop().epochs() / 10)).append(" == 0) {\n");
    text.append("          System.out.println(\"epoch \" + run.epoch() + \": loss \"");
    text.append(" + run.history().epochs().last());\n        }\n      }\n");
    text.append("      System.out.println(run.evaluate(run.data().");
    text.append(stored ? "test()" : "train()").append("));\n");
    text.append("    }\n  }\n");
    return text.append(stored ? READ : "").append("}\n").toString();
  }

  private static boolean needsFiles(DataSource data) {
    return data instanceof HandFeatures features
        ? needsFiles(features.pictures())
        : data instanceof Stored;
  }

  private static String library(boolean stored) {
    return stored ? "Library.of(name -> read(Path.of(folder[0], name)))" : "Library.withoutFiles()";
  }

  private String fromJson(Experiment experiment) {
    use("io", "ExperimentJson");
    use("io", "Json");
    String json = Json.write(ExperimentJson.write(experiment));
    return "ExperimentJson.read(\n            Json.parseObject(\n                \"\"\"\n"
        + " ".repeat(16)
        + json.replace("\\", "\\\\")
        + "\n"
        + "                \"\"\"))";
  }

  private void use(String room, String name) {
    String wanted = room + "." + name;
    int at = 0;
    while (at < imports.size() && imports.get(at).compareTo(wanted) < 0) {
      at++;
    }
    if (at == imports.size() || !imports.get(at).equals(wanted)) {
      imports.add(at, wanted);
    }
  }

  private String expression(Experiment e) {
    boolean full = e.batchSize() == 0;
    StopRule stop = e.stop();
    if (!(e.task() instanceof Supervised task)) {
      plain = false;
      return "";
    }
    use("experiment", "StopRule");
    use("experiment", "Supervised");
    Experiment same =
        full
            ? Experiment.fullBatch(e.data(), task, e.optimizer(), e.seed(), stop)
            : Experiment.miniBatches(e.data(), task, e.optimizer(), e.batchSize(), e.seed(), stop);
    plain &= ExperimentJson.same(same, e);
    return "Experiment."
        + (full ? "fullBatch(" : "miniBatches(")
        + lines(
            data(e.data()),
            "new Supervised(" + module(task.model(), 16) + ", " + loss(task.loss()) + ")",
            optimizer(e.optimizer()),
            full ? "" : String.valueOf(e.batchSize()),
            e.seed() + "L",
            "new StopRule("
                + stop.epochs()
                + ", "
                + stop.lossBelow()
                + ", "
                + stop.accuracy()
                + ", "
                + stop.patience()
                + ")")
        + ")";
  }

  private static String lines(String... arguments) {
    StringBuilder text = new StringBuilder();
    for (String argument : arguments) {
      if (!argument.isEmpty()) {
        text.append(text.isEmpty() ? "" : ",").append("\n            ").append(argument);
      }
    }
    return text.toString();
  }

  private String data(DataSource data) {
    use("data", data.getClass().getSimpleName());
    return switch (data) {
      case Spirals d -> "new Spirals(" + d.points() + ", " + d.noise() + ", " + d.seed() + "L)";
      case Circles d ->
          "new Circles("
              + d.points()
              + ", "
              + d.noise()
              + ", "
              + d.factor()
              + ", "
              + d.seed()
              + "L)";
      case Sine d -> "new Sine(" + d.points() + ", " + d.noise() + ", " + d.seed() + "L)";
      case Mnist d -> "new Mnist()";
      default -> notPlain();
    };
  }

  private String notPlain() {
    plain = false;
    return "";
  }

  private String module(Module module, int indent) {
    use("nn", module.getClass().getSimpleName());
    return switch (module) {
      case Sequential m -> sequential(m, indent);
      case Linear m when m.equals(new Linear(m.inFeatures(), m.outFeatures())) ->
          "new Linear(" + m.inFeatures() + ", " + m.outFeatures() + ")";
      case Activation m -> activation(m);
      case Conv2d m -> convolution(m);
      case MaxPool2d m when m.equals(new MaxPool2d(2)) -> "new MaxPool2d(2)";
      case Flatten m -> "new Flatten()";
      case Dropout m -> "new Dropout(" + m.p() + ")";
      default -> notPlain();
    };
  }

  private String convolution(Conv2d m) {
    return m.equals(new Conv2d(m.inChannels(), m.outChannels(), 3, 1, 1))
        ? "new Conv2d(" + m.inChannels() + ", " + m.outChannels() + ", 3, 1, 1)"
        : notPlain();
  }

  private String activation(Activation m) {
    return switch (m.f()) {
      case RELU -> "Activation.relu()";
      case TANH -> "Activation.tanh()";
      case SIGMOID -> "Activation.sigmoid()";
      case LEAKY_RELU -> "Activation.leakyRelu(" + m.p() + ")";
      default -> notPlain();
    };
  }

  private String sequential(Sequential m, int indent) {
    String[] parts = new String[m.children().size()];
    Module[] modules = new Module[parts.length];
    for (int i = 0; i < parts.length; i++) {
      modules[i] = m.children().get(i).module();
      parts[i] = module(modules[i], indent + 4);
    }
    Sequential numbered = Sequential.of(modules);
    plain &= m.name().equals(numbered.name());
    for (int i = 0; i < parts.length; i++) {
      plain &= m.children().get(i).name().equals(numbered.children().get(i).name());
    }
    String gap = "\n" + " ".repeat(indent);
    return "Sequential.of(" + gap + String.join("," + gap, parts) + ")";
  }

  private String loss(Loss loss) {
    use("loss", loss.getClass().getSimpleName());
    return switch (loss) {
      case MSELoss l -> "new MSELoss()";
      case BCEWithLogitsLoss l ->
          l.equals(new BCEWithLogitsLoss()) ? "new BCEWithLogitsLoss()" : notPlain();
      case CrossEntropyLoss l ->
          l.classWeights().isEmpty() && l.labelSmoothing() == 0 && !l.probabilities()
              ? "new CrossEntropyLoss()"
              : notPlain();
      default -> notPlain();
    };
  }

  private String optimizer(Optimizer optimizer) {
    use("optim", optimizer.getClass().getSimpleName());
    return switch (optimizer) {
      case SGD o -> o.equals(new SGD(o.lr())) ? "new SGD(" + o.lr() + ")" : notPlain();
      case Adam o -> o.equals(new Adam(o.lr())) ? "new Adam(" + o.lr() + ")" : notPlain();
      default -> notPlain();
    };
  }
}
