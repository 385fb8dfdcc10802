package descent.server.command;

import descent.server.mnist.LocalLibrary;
import descent.server.mnist.MnistLocation;
import descent.server.training.Laboratory;
import descent.server.vector.VectorBackend;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a command computes with: data and threads. */
final class LaboratoryOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The folder with the four files of MNIST, compressed or not. By default the folder that"
              + " the variable DESCENT_DATA names, or else the one that fetch fills. Where there is"
              + " no MNIST at all, digits drawn by Descent take its place.")
  private @Nullable Path data;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads compute. By default as many as there are cores.")
  private @Nullable Integer threads;

  /**
   * The laboratory.
   *
   * @throws IOException with a sentence when a folder is named that does not have MNIST
   */
  Laboratory open() throws IOException {
    LocalLibrary library = new LocalLibrary(MnistLocation.ofThisUser(data).find());
    VectorBackend backend =
        threads == null ? VectorBackend.withAllCores() : VectorBackend.withLanes(threads);
    return new Laboratory(backend, library, Version.ofThisProgram());
  }
}
