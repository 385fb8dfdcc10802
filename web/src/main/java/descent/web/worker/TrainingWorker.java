package descent.web.worker;

import descent.engine.backend.Backend;
import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.web.simd.SimdBackend;
import org.jspecify.annotations.Nullable;

/** The worker's entry: runs once the browser has instantiated {@code worker.wasm}. */
public final class TrainingWorker {
  private static final Backend BACKEND = new SimdBackend();
  private static @Nullable TrainingSession session;

  private TrainingWorker() {}

  /** Listens for commands, and says so. */
  public static void main(String[] arguments) {
    WorkerScope.onCommand(TrainingWorker::receive);
    WorkerScope.postAlive();
  }

  private static void receive(Command command) {
    try {
      obey(command);
    } catch (IllegalArgumentException refused) {
      WorkerScope.postError(String.valueOf(refused.getMessage()));
    } catch (RuntimeException broken) {
      WorkerScope.postError("The training worker failed: " + broken);
    }
  }

  private static void obey(Command command) {
    if (command.getType().equals(Command.START)) {
      start(command);
      return;
    }
    TrainingSession open = session;
    if (open == null) {
      throw new IllegalArgumentException(
          "The worker was asked to " + command.getType() + " before it was given an experiment");
    }
    switch (command.getType()) {
      case Command.PLAY -> open.play();
      case Command.PAUSE -> open.pause();
      case Command.STEP -> open.step(command.getCount());
      case Command.RESET -> open.reset((long) command.getSeed());
      case Command.SNAPSHOT -> open.wantSnapshot();
      default ->
          throw new IllegalArgumentException(
              "The worker does not know the command " + command.getType());
    }
  }

  private static void start(Command command) {
    Experiment experiment = ExperimentJson.read(Json.parseObject(command.getExperiment()));
    if (session != null) {
      session.close();
      session = null;
    }
    FieldSampler field =
        command.getFieldSize() == 0
            ? null
            : new FieldSampler(
                command.getFieldSize(),
                command.getLeft(),
                command.getRight(),
                command.getBottom(),
                command.getTop());
    TrainingSession opened = new TrainingSession(experiment, BACKEND, field);
    session = opened;
    WorkerScope.postReady(opened.parameters());
  }
}
