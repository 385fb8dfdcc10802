package descent.server.http;

import com.sun.net.httpserver.HttpHandler;
import descent.server.job.Jobs;
import descent.server.training.Laboratory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page's server answers to: the site, weights, MNIST if it is here, and the training
 * service.
 *
 * @param site the folder of the built page
 * @param weights a folder whose weights are offered beside those of the site
 */
public record PageServer(Path site, @Nullable Path weights, Laboratory laboratory, Jobs jobs) {
  private static final String WEIGHTS = "/assets/weights/";

  /**
   * Listens and answers.
   *
   * @param port 0 for any free one
   * @param orNext whether a following port will do when this one is taken
   * @throws IOException with a sentence when the port cannot be had
   */
  public LocalServer start(int port, boolean orNext) throws IOException {
    Map<String, HttpHandler> handlers = new LinkedHashMap<>();
    handlers.put("/", new StaticFiles("/", List.of(StaticFiles.Folder.all(site))));
    handlers.put(WEIGHTS, new StaticFiles(WEIGHTS, weightFolders()));
    handlers.put(MnistHandler.PREFIX, new MnistHandler(laboratory.library().mnist()));
    handlers.put(JobsHandler.PREFIX, new JobsHandler(jobs));
    handlers.put(StatusHandler.PATH, new StatusHandler(laboratory));
    return LocalServer.start(port, orNext, handlers);
  }

  private List<StaticFiles.Folder> weightFolders() {
    List<StaticFiles.Folder> folders = new ArrayList<>();
    if (weights != null) {
      folders.add(StaticFiles.Folder.only(weights, ".safetensors"));
    }
    folders.add(StaticFiles.Folder.all(site.resolve(WEIGHTS.substring(1))));
    return folders;
  }
}
