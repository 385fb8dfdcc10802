package descent.web.worker;

import descent.engine.data.Library;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.WeightFile;
import descent.web.simd.SimdBackend;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Int8Array;

/** The worker's entry: runs once the browser has instantiated {@code worker.wasm}. */
public final class TrainingWorker {
  private static final SimdBackend BACKEND = new SimdBackend();
  private static @Nullable TrainingSession session;
  private static @Nullable Helper helper;

  private TrainingWorker() {}

  /** Listens for commands, and says so. */
  public static void main(String[] arguments) {
    WorkerScope.onCommand(command -> guard(() -> obey(command)));
    WorkerScope.postAlive();
  }

  /** Does some work of the worker; what goes wrong is told to the page. */
  static void guard(Runnable work) {
    try {
      work.run();
    } catch (IllegalArgumentException refused) {
      WorkerScope.postError(String.valueOf(refused.getMessage()));
    } catch (RuntimeException | OutOfMemoryError broken) {
      WorkerScope.postError("The training worker failed: " + broken);
    }
  }

  private static void obey(Command command) {
    if (command.getType().equals(Command.START)) {
      start(command);
    } else if (command.getType().equals(Command.HELP)) {
      help(command);
    } else if (session != null) {
      lead(session, command);
    } else if (helper != null) {
      follow(helper, command);
    } else {
      throw new IllegalArgumentException(
          "The worker was asked to " + command.getType() + " before it was given an experiment");
    }
  }

  private static void lead(TrainingSession session, Command command) {
    switch (command.getType()) {
      case Command.PLAY -> session.play();
      case Command.PAUSE -> session.pause();
      case Command.STEP -> session.step(command.getCount());
      case Command.RESET -> session.reset((long) command.getSeed());
      case Command.SEEK -> session.seek(command.getCount());
      case Command.LOAD -> session.load(command.getNumbers().copyToJavaArray());
      case Command.BRANCH -> session.branch();
      case Command.SNAPSHOT -> session.wantSnapshot();
      case Command.TEAM -> session.lead(command.getPorts(), command.getCount());
      case Command.MEASURE -> session.measure(command.getCount());
      case Command.WEIGHTS -> postWeights(session.run(), command.getExperiment());
      default -> throw unknown(command);
    }
  }

  private static void follow(Helper helper, Command command) {
    switch (command.getType()) {
      case Command.RESET -> helper.reset((long) command.getSeed());
      case Command.TEAM -> helper.join(command.getPorts(), command.getPlace());
      case Command.WEIGHTS -> postWeights(helper.run(), command.getExperiment());
      default -> throw unknown(command);
    }
  }

  private static IllegalArgumentException unknown(Command command) {
    return new IllegalArgumentException(
        "The worker does not know the command " + command.getType());
  }

  private static void start(Command command) {
    FieldSampler field =
        command.getFieldSize() == 0
            ? null
            : new FieldSampler(
                command.getFieldSize(),
                command.getLeft(),
                command.getRight(),
                command.getBottom(),
                command.getTop());
    session = new TrainingSession(experiment(command), BACKEND, files(command), field);
    postReady(session.run());
  }

  private static void help(Command command) {
    helper = new Helper(experiment(command), BACKEND, files(command));
    postReady(helper.run());
  }

  private static Experiment experiment(Command command) {
    if (session != null || helper != null) {
      throw new IllegalArgumentException(
          "The worker has an experiment already; start another worker for another one");
    }
    return ExperimentJson.read(Json.parseObject(command.getExperiment()));
  }

  private static Library files(Command command) {
    return Blobs.library(command.getFiles());
  }

  private static void postReady(Run run) {
    WorkerScope.postReady(
        run.weights().count(), run.stepsPerEpoch(), run.data().train().size(), run.isShareable());
  }

  private static void postWeights(Run run, String experiment) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("format", "pt");
    origin.put("engine", "Descent");
    origin.put("backend", BACKEND.name());
    origin.put("steps", String.valueOf(run.steps()));
    origin.put("experiment", experiment);
    byte[] file = WeightFile.of(run.weights(), origin).toBytes();
    WorkerScope.postWeights((int) run.steps(), Int8Array.copyFromJavaArray(file));
  }
}
