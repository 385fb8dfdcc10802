package descent.server.command;

import descent.server.bench.Bench;
import descent.server.bench.BenchListener;
import descent.server.bench.Budget;
import descent.server.bench.Suite;
import descent.server.terminal.BenchJson;
import descent.server.terminal.BenchTable;
import descent.server.terminal.Terminal;
import descent.server.training.Laboratory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this machine. */
@Command(
    name = "bench",
    description = {
      "Measures how fast this machine computes: matrix products, each layer forward and backward,"
          + " trainings as a user starts them, answers, and the memory that a training step takes.",
      "Each figure is the median of seven windows after a warm-up. Its share is of the most that"
          + " the vector units can do, which is measured first."
    },
    footer = {
      "",
      "For example:",
      "  descent bench --only train,infer --threads 1",
      "  descent bench --json > figures.json"
    })
public final class BenchCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Mixin private LaboratoryOptions laboratoryOptions;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      description =
          "What to measure: names or their beginnings, such as gemm, layer, train, infer, memory or"
              + " train-simple-cnn. By default everything, in about three minutes.")
  private List<String> only = List.of();

  @Option(
      names = "--quick",
      description = "Takes a quarter of the time. What is not yet compiled then reads too slow.")
  private boolean quick;

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Suite suite = suite();
    Laboratory laboratory = laboratoryOptions.open();
    try (Interruption interruption = new Interruption()) {
      boolean complete =
          Bench.run(
              suite,
              laboratory,
              quick ? Budget.QUICK : Budget.FULL,
              listener(),
              interruption::isAsked);
      if (!complete) {
        spec.commandLine().getErr().println("Stopped before everything was measured.");
        return FAILED;
      }
      return 0;
    }
  }

  private Suite suite() {
    try {
      return only.isEmpty() ? Suite.all() : Suite.all().only(only);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage() + ".", e);
    }
  }

  private BenchListener listener() {
    CommandLine line = spec.commandLine();
    return json
        ? new BenchJson(line.getOut(), Terminal.of(line.getErr()))
        : new BenchTable(Terminal.of(line.getOut()));
  }
}
