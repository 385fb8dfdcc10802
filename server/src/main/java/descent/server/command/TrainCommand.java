package descent.server.command;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.server.file.AtomicFile;
import descent.server.terminal.Terminal;
import descent.server.terminal.TrainingJson;
import descent.server.terminal.TrainingLine;
import descent.server.training.Epoch;
import descent.server.training.Laboratory;
import descent.server.training.Progress;
import descent.server.training.Training;
import descent.server.training.WeightStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a network and writes its weights. */
@Command(
    name = "train",
    description = {
      "Trains a network of the lessons at full speed and writes its weights as a safetensors file,"
          + " which the page opens and PyTorch loads.",
      "After each epoch the network is measured on the test set. The same seed, threads and machine"
          + " give the same weights, bit for bit."
    },
    footer = {"", "For example:", "  descent train simple-cnn --epochs 3 --out cnn.safetensors"})
public final class TrainCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Mixin private LaboratoryOptions laboratoryOptions;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "What to train, one of the names below. By default the first of these.",
      completionCandidates = ModelNames.class)
  private @Nullable String name;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "The same, as an option.",
      completionCandidates = ModelNames.class)
  private @Nullable String model;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often to go through the training samples. By default as in the notebook.")
  private @Nullable Integer epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Samples in a step, 0 for all. By default as in the notebook.")
  private @Nullable Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "How far a step goes. By default as in the notebook.")
  private @Nullable Double learningRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides the initial weights and the order. By default as in the notebook.")
  private @Nullable Long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the weights go. By default NAME.safetensors in the current folder.")
  private @Nullable Path out;

  @Option(
      names = "--json",
      description = "Prints one JSON object a line: one for each epoch, and one at the end.")
  private boolean json;

  /** The names of all recipes. */
  static final class ModelNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Models.all().stream().map(Recipe::name).iterator();
    }
  }

  /** Lists all recipes below the help of this command. */
  public static void listModels(CommandLine train) {
    List<String> lines = new ArrayList<>(List.of("", "Networks of the lessons:"));
    int width = 0;
    for (Recipe recipe : Models.all()) {
      width = Math.max(width, recipe.name().length());
    }
    for (Recipe recipe : Models.all()) {
      String gap = " ".repeat(width - recipe.name().length() + 2);
      lines.add("  " + recipe.name() + gap + recipe.sentence());
    }
    UsageMessageSpec usage = train.getCommandSpec().usageMessage();
    Collections.addAll(lines, usage.footer());
    usage.footer(lines.toArray(String[]::new));
  }

  @Override
  public Integer call() throws IOException {
    Recipe recipe = recipe();
    Experiment experiment = experiment(recipe);
    Path target = out == null ? Path.of(recipe.name() + ".safetensors") : out;
    AtomicFile.check(target);
    Laboratory laboratory = laboratoryOptions.open();
    try (Interruption interruption = new Interruption();
        Run run = laboratory.start(experiment)) {
      Progress progress = progress();
      progress.started(laboratory.plan(run));
      Training training = new Training(run, progress);
      boolean complete = training.toEnd(interruption::isAsked);
      Optional<Epoch> last = training.lastEpoch();
      if (!complete || last.isEmpty()) {
        spec.commandLine().getErr().println(stopped(run, target));
        return FAILED;
      }
      WeightStore.write(target, laboratory.weights(run, last.get()));
      tellDone(target, last.get());
      return 0;
    }
  }

  private Recipe recipe() {
    if (name != null && model != null && !name.equals(model)) {
      throw new ParameterException(
          spec.commandLine(),
          "Only one network is trained, but " + name + " and " + model + " are named.");
    }
    String wanted = name == null ? model : name;
    try {
      return wanted == null ? Models.all().getFirst() : Models.named(wanted);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private Experiment experiment(Recipe recipe) {
    Experiment experiment = recipe.experiment();
    try {
      if (epochs != null) {
        experiment = experiment.withStop(StopRule.epochs(epochs));
      }
      if (batch != null) {
        experiment = experiment.withBatchSize(batch);
      }
      if (learningRate != null) {
        experiment = experiment.withOptimizer(experiment.optimizer().withLr(learningRate));
      }
      return seed == null ? experiment : experiment.withSeed(seed);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private Progress progress() {
    PrintWriter printer = spec.commandLine().getOut();
    return json
        ? new TrainingJson(printer, spec.commandLine().getErr())
        : new TrainingLine(Terminal.of(printer));
  }

  private void tellDone(Path target, Epoch last) {
    PrintWriter printer = spec.commandLine().getOut();
    if (json) {
      printer.println(
          Json.write(
              last.addResult(JsonObject.with("event", "done").with("out", target.toString()))
                  .build()));
    } else {
      printer.println("Wrote " + target + ".");
    }
    printer.flush();
  }

  private static String stopped(Run run, Path target) {
    return "Stopped in epoch "
        + (run.epoch() + 1)
        + " of "
        + run.experiment().stop().epochs()
        + ". "
        + target
        + " was not written: weights are written when the last epoch is done.";
  }
}
