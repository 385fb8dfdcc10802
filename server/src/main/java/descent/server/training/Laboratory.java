package descent.server.training;

import descent.engine.backend.Backend;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.server.mnist.LocalLibrary;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What this machine trains with.
 *
 * @param backend that computes
 * @param library that opens the data
 * @param version of this program
 */
public record Laboratory(Backend backend, LocalLibrary library, String version) {
  /** Begins an experiment, on drawn digits where it asks for a MNIST that is not here. */
  public Run start(Experiment experiment) {
    return library.fit(experiment).start(backend, library);
  }

  /** What a run is going to do. */
  public Plan plan(Run run) {
    return new Plan(
        name(run.experiment()),
        run.weights().count(),
        library.describe(run.experiment().data()),
        run.data().train().size(),
        run.experiment().stop().epochs(),
        run.stepsPerEpoch(),
        backend.name(),
        backend.lanes());
  }

  /**
   * The weights of a run as it is now, with all that is needed to make them again.
   *
   * @throws IOException when the data can no longer be read
   */
  public Safetensors weights(Run run, Epoch epoch) throws IOException {
    Experiment experiment = run.experiment();
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "pt");
    metadata.put("model", name(experiment));
    metadata.put("seed", String.valueOf(experiment.seed()));
    metadata.put("epochs", String.valueOf(epoch.epoch()));
    metadata.put("batch", String.valueOf(experiment.batchSize()));
    metadata.put("optimizer", experiment.optimizer().toString());
    metadata.put("data", library.name(experiment.data()));
    library.sha256(experiment.data()).forEach((file, hash) -> metadata.put("sha256." + file, hash));
    metadata.put("train_loss", String.valueOf(epoch.trainLoss()));
    if (epoch.scored()) {
      metadata.put("test_accuracy", String.valueOf(epoch.testAccuracy()));
    } else if (Double.isFinite(epoch.testLoss())) {
      metadata.put("test_loss", String.valueOf(epoch.testLoss()));
    }
    metadata.put("engine", "Descent " + version);
    metadata.put("backend", backend.name());
    metadata.put("threads", String.valueOf(backend.lanes()));
    metadata.put("experiment", Json.write(ExperimentJson.write(experiment)));
    return WeightFile.of(run.weights(), metadata);
  }

  /** The name of the recipe that trains this network, or the network's own print. */
  private static String name(Experiment experiment) {
    for (Recipe recipe : Models.all()) {
      if (recipe.experiment().task().equals(experiment.task())) {
        return recipe.name();
      }
    }
    return "own network";
  }
}
