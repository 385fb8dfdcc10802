package descent.server;

import descent.server.command.BenchCommand;
import descent.server.command.EvaluateCommand;
import descent.server.command.FetchCommand;
import descent.server.command.ServeCommand;
import descent.server.command.SiteCommand;
import descent.server.command.TrainCommand;
import descent.server.command.Version;
import descent.server.file.FileSentence;
import descent.server.training.Diverged;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line. Exit codes: 0 done, 1 failed with a sentence, 2 not understood. */
@Command(
    name = "descent",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description = "A neural-network laboratory: learn in the browser, train at full speed.",
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {
      ServeCommand.class,
      TrainCommand.class,
      EvaluateCommand.class,
      FetchCommand.class,
      BenchCommand.class,
      SiteCommand.class
    })
public final class Main {
  private static final String DEFAULT_COMMAND = "serve";
  private static final List<String> ABOUT = List.of("-h", "--help", "-V", "--version");

  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "Shows where in the program a failure arose.")
  private boolean stacktrace;

  private Main() {}

  /** Runs a command and ends the process. */
  public static void main(String[] arguments) {
    System.exit(
        run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
  }

  /** Runs a command; the result is the exit code. */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    Main main = new Main();
    CommandLine line =
        new CommandLine(main)
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler((e, _) -> misunderstood(e))
            .setExecutionExceptionHandler((e, command, _) -> main.failed(e, command));
    line.getSubcommands().values().stream()
        .filter(command -> command.getCommandSpec().userObject() instanceof TrainCommand)
        .forEach(TrainCommand::listModels);
    try {
      return line.execute(withDefault(arguments));
    } catch (OutOfMemoryError e) {
      err.println(
          "Java ran out of memory. Take a smaller batch, or give it more: JAVA_TOOL_OPTIONS=-Xmx4g");
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /** Options without a command are those of the default one. */
  private static String[] withDefault(String[] arguments) {
    boolean named =
        arguments.length > 0 && (!arguments[0].startsWith("-") || ABOUT.contains(arguments[0]));
    return named
        ? arguments
        : Stream.concat(Stream.of(DEFAULT_COMMAND), Stream.of(arguments)).toArray(String[]::new);
  }

  private static int misunderstood(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    command.getErr().println(problem.getMessage());
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private int failed(Exception problem, CommandLine command) {
    PrintWriter err = command.getErr();
    err.println(sentence(problem));
    if (stacktrace) {
      problem.printStackTrace(err);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String sentence(Exception problem) {
    return switch (problem) {
      case IOException e -> FileSentence.of(e);
      case IllegalArgumentException e -> String.valueOf(e.getMessage());
      case IllegalStateException e -> String.valueOf(e.getMessage());
      case Diverged e -> String.valueOf(e.getMessage());
      default ->
          "Something went wrong that should not ("
              + problem
              + "). Please report it, with what --stacktrace shows.";
    };
  }
}
