package descent.server.command;

import descent.server.mnist.Fetch;
import descent.server.mnist.IdxFile;
import descent.server.mnist.MnistLocation;
import descent.server.terminal.Terminal;
import descent.server.terminal.TransferLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings MNIST to this machine. */
@Command(
    name = "fetch",
    description = {
      "Fetches MNIST (four files, 11 MB) from public mirrors.",
      "A transfer that broke off goes on where it stopped, and a file gets its name only when its"
          + " content is the published one."
    })
public final class FetchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder to fill. By default the folder that the variable DESCENT_DATA names, or else"
              + " a folder in the user's cache.")
  private @Nullable Path folder;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description =
          "The address of a folder that has the files; may be given several times. By default the"
              + " public mirrors.")
  private @Nullable List<URI> mirrors;

  @Override
  public Integer call() throws IOException {
    MnistLocation location = MnistLocation.ofThisUser(folder);
    PrintWriter out = spec.commandLine().getOut();
    new Fetch(mirrors(), location.target(), new TransferLine(Terminal.of(out))).run(IdxFile.MNIST);
    out.println("MNIST is in " + location.target() + ".");
    out.flush();
    return 0;
  }

  private List<URI> mirrors() {
    if (mirrors == null) {
      return Fetch.MIRRORS;
    }
    for (URI mirror : mirrors) {
      if (!"http".equals(mirror.getScheme()) && !"https".equals(mirror.getScheme())) {
        throw new ParameterException(
            spec.commandLine(), mirror + " is no address of a mirror; it begins with https://.");
      }
    }
    return mirrors;
  }
}
