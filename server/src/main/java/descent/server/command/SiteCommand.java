package descent.server.command;

import descent.server.file.AtomicFile;
import descent.server.file.FileSentence;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the page for any web host. */
@Command(
    name = "site",
    description = {
      "Writes the page as plain files for any web host: no server side, no headers, any folder of the"
          + " host will do.",
      "Everything in it, training included, then runs in the browser."
    },
    footer = {"", "For example:", "  descent site --out public"})
public final class SiteCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "The folder to write to; it is made if it is missing. Files that the page does"
              + " not have stay as they are.")
  private Path out;

  @Override
  public Integer call() throws IOException {
    int files = copy(SiteFolder.find());
    PrintWriter printer = spec.commandLine().getOut();
    printer.println("Wrote " + files + " files to " + out + "; put them on any web host.");
    printer.flush();
    return 0;
  }

  private int copy(Path site) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(site)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path target = out.resolve(site.relativize(file).toString());
      try {
        Files.createDirectories(target.toAbsolutePath().getParent());
      } catch (IOException e) {
        throw new IOException(
            "The folder " + target.getParent() + " cannot be made. " + FileSentence.of(e), e);
      }
      AtomicFile.write(target, Files.readAllBytes(file));
    }
    return files.size();
  }
}
