package descent.server.command;

import descent.server.file.UserFolders;
import descent.server.http.LocalServer;
import descent.server.http.PageServer;
import descent.server.job.Jobs;
import descent.server.training.Laboratory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the page and trains for it. */
@Command(
    name = "serve",
    description = {
      "Serves the page, and trains for it at full speed; this is also what happens without a"
          + " command.",
      "Only browsers on this machine are answered. Ctrl-C stops it; a job that is training then can"
          + " be resumed."
    })
public final class ServeCommand implements Callable<Integer> {
  private static final int PORT = 8080;

  @Spec private CommandSpec spec;

  @Mixin private LaboratoryOptions laboratoryOptions;

  @Option(
      names = "--port",
      paramLabel = "N",
      description =
          "The port to listen on, 0 for any free one. By default 8080, or the next one that is free.")
  private @Nullable Integer port;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description =
          "Where jobs and their weights are kept. By default a folder of the user's data.")
  private @Nullable Path home;

  @Option(
      names = "--weights",
      paramLabel = "DIR",
      description = "A folder whose safetensors files the page may open too.")
  private @Nullable Path weights;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path site = SiteFolder.find();
    Laboratory laboratory = laboratoryOptions.open();
    Path folder = home == null ? UserFolders.ofThisUser().data() : home;
    try (Interruption interruption = new Interruption();
        Jobs jobs = new Jobs(folder.resolve("jobs"), laboratory);
        LocalServer server =
            new PageServer(site, weights, laboratory, jobs)
                .start(port == null ? PORT : port, port == null)) {
      greet(server, laboratory);
      interruption.await();
    }
    return 0;
  }

  private void greet(LocalServer server, Laboratory laboratory) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Descent " + laboratory.version() + " is at " + server.url());
    if (port == null && server.port() != PORT) {
      out.println("(port " + PORT + " is taken)");
    }
    out.println(
        "It trains with "
            + laboratory.backend().name()
            + "; its digits are "
            + laboratory.library().describeMnist()
            + ".");
    out.println("Ctrl-C stops it.");
    out.flush();
  }
}
