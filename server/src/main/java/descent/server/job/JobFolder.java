package descent.server.job;

import descent.engine.experiment.Checkpoint;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.io.Safetensors;
import descent.engine.io.SavedCheckpoint;
import descent.server.file.AtomicFile;
import descent.server.training.WeightStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The files of a job.
 *
 * <pre>
 *   experiment.json         what is trained
 *   history.jsonl           an event a line
 *   weights.safetensors     of the last finished epoch
 *   checkpoint.safetensors  all that is needed to go on from there
 * </pre>
 */
record JobFolder(Path path) {
  private Path experimentFile() {
    return path.resolve("experiment.json");
  }

  private Path historyFile() {
    return path.resolve("history.jsonl");
  }

  private Path weightsFile() {
    return path.resolve("weights.safetensors");
  }

  private Path checkpointFile() {
    return path.resolve("checkpoint.safetensors");
  }

  String id() {
    return String.valueOf(path.getFileName());
  }

  JsonObject experiment() throws IOException {
    return Json.parseObject(Files.readString(experimentFile()));
  }

  void writeExperiment(JsonObject experiment) throws IOException {
    AtomicFile.write(
        experimentFile(), (Json.write(experiment) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The weights, if an epoch is finished. */
  Optional<byte[]> weights() throws IOException {
    return Files.exists(weightsFile())
        ? Optional.of(Files.readAllBytes(weightsFile()))
        : Optional.empty();
  }

  boolean hasWeights() {
    return Files.exists(weightsFile());
  }

  /** Keeps a finished epoch. The checkpoint comes first: weights without it could not go on. */
  void writeEpoch(Checkpoint checkpoint, Safetensors weights) throws IOException {
    WeightStore.write(checkpointFile(), SavedCheckpoint.of(checkpoint));
    WeightStore.write(weightsFile(), weights);
  }

  /** The end of the last finished epoch, if one is. */
  Optional<Checkpoint> checkpoint() throws IOException {
    return Files.exists(checkpointFile())
        ? Optional.of(SavedCheckpoint.checkpoint(WeightStore.read(checkpointFile())))
        : Optional.empty();
  }

  /** A checkpoint is of no more use when the job is done. */
  void deleteCheckpoint() throws IOException {
    Files.deleteIfExists(checkpointFile());
  }

  /** Adds events to the history and forces them to the disk. */
  void append(List<JobEvent> events) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (JobEvent event : events) {
      lines.append(Json.write(event.toJson())).append('\n');
    }
    try (FileChannel out =
        FileChannel.open(historyFile(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      AtomicFile.writeFully(
          out, ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
  }

  /** The history. What a killed server left of its last line is taken off the file. */
  List<JobEvent> history() throws IOException {
    if (!Files.exists(historyFile())) {
      return List.of();
    }
    List<JobEvent> events = new ArrayList<>();
    StringBuilder whole = new StringBuilder();
    String text = Files.readString(historyFile());
    for (String line : text.split("\n", -1)) {
      try {
        events.add(JobEvent.fromJson(Json.parseObject(line)));
        whole.append(line).append('\n');
      } catch (IllegalArgumentException e) {
        break;
      }
    }
    if (whole.length() < text.length()) {
      AtomicFile.write(historyFile(), whole.toString().getBytes(StandardCharsets.UTF_8));
    }
    return events;
  }
}
