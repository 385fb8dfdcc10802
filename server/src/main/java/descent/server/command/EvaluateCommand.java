package descent.server.command;

import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.Scoring;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.Models;
import descent.server.training.Laboratory;
import descent.server.training.WeightStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures trained weights on a test set. */
@Command(
    name = "evaluate",
    description =
        "Measures trained weights on the test set: how many of its images the network reads right.",
    footer = {"", "For example:", "  descent evaluate --weights simple-cnn.safetensors"})
public final class EvaluateCommand implements Callable<Integer> {
  private static final String EXPERIMENT = "experiment";
  private static final String MODEL = "model";

  @Spec private CommandSpec spec;

  @Mixin private LaboratoryOptions laboratoryOptions;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      required = true,
      description = "The safetensors file, from train, from the page or from PyTorch.")
  private Path weights;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "The network that they belong to: ${COMPLETION-CANDIDATES}. By default as the file says.",
      completionCandidates = TrainCommand.ModelNames.class)
  private @Nullable String model;

  @Option(names = "--json", description = "Prints the result as a JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Safetensors file = WeightStore.read(weights);
    Experiment experiment = experiment(file);
    Laboratory laboratory = laboratoryOptions.open();
    try (Run run = laboratory.start(experiment)) {
      load(run, file);
      Evaluation result = run.evaluate(run.data().test());
      if (run.experiment().task().scoring() == Scoring.NONE) {
        tellLoss(result, laboratory.library().describe(run.experiment().data()));
        return 0;
      }
      tell(result, laboratory.library().describe(run.experiment().data()));
      return 0;
    }
  }

  private Experiment experiment(Safetensors file) throws IOException {
    try {
      if (model != null) {
        return Models.named(model).experiment();
      }
      if (file.metadata().containsKey(EXPERIMENT)) {
        return ExperimentJson.read(Json.parseObject(file.metadata().getOrDefault(EXPERIMENT, "")));
      }
      if (file.metadata().containsKey(MODEL)) {
        return Models.named(file.metadata().getOrDefault(MODEL, "")).experiment();
      }
    } catch (IllegalArgumentException e) {
      if (model != null) {
        throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
      }
      throw new IOException(
          "The network of "
              + weights
              + " cannot be made: "
              + e.getMessage()
              + ". Name it with --model.",
          e);
    }
    throw new ParameterException(
        spec.commandLine(),
        weights + " does not say which network it belongs to; name it with --model.");
  }

  private void load(Run run, Safetensors file) throws IOException {
    try {
      run.load(WeightFile.weights(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(weights + " does not fit the network: " + e.getMessage() + ".", e);
    }
  }

  /** Where values are predicted, nothing is right or wrong. */
  private void tellLoss(Evaluation result, String data) throws IOException {
    if (Double.isNaN(result.loss())) {
      throw new IOException("This network is not measured by samples: there is no right answer.");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      spec.commandLine().getErr().println("Measured on " + data + ".");
      out.println(
          Json.write(
              JsonObject.with("images", result.count()).with("loss", result.loss()).build()));
    } else {
      out.printf(
          Locale.ROOT,
          "Mean loss %.4f on %,d samples of %s.%n",
          result.loss(),
          result.count(),
          data);
    }
    out.flush();
  }

  private void tell(Evaluation result, String data) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      spec.commandLine().getErr().println("Measured on " + data + ".");
      out.println(
          Json.write(
              JsonObject.with("images", result.count())
                  .with("correct", result.correct())
                  .with("accuracy", result.accuracy())
                  .build()));
    } else {
      out.printf(
          Locale.ROOT,
          "%,d of %,d right (%.2f %%), mean loss %.4f, on %s.%n",
          result.correct(),
          result.count(),
          100 * result.accuracy(),
          result.loss(),
          data);
    }
    out.flush();
  }
}
