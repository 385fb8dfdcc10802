package descent.server.job;

import descent.engine.io.JsonNumber;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonString;
import descent.engine.io.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A training that the server was asked for. */
public final class Job {
  private final JobFolder folder;
  private final JsonObject experiment;
  private final EventLog log;
  private final List<JobEvent> unwritten = new ArrayList<>();
  private volatile JobState state;

  Job(JobFolder folder, JsonObject experiment, List<JobEvent> history) {
    this.folder = folder;
    this.experiment = experiment;
    this.log = new EventLog(history);
    this.state = history.isEmpty() ? JobState.RUNNING : JobState.after(history.getLast().kind());
  }

  /** Its name in addresses, and the name of its folder. */
  public String id() {
    return folder.id();
  }

  /** What has become of it. */
  public JobState state() {
    return state;
  }

  /** What has happened in it. */
  public EventLog log() {
    return log;
  }

  /**
   * The weights of its last finished epoch as a safetensors file, if an epoch is finished.
   *
   * @throws IOException when the file cannot be read
   */
  public Optional<byte[]> weights() throws IOException {
    return folder.weights();
  }

  /** The experiment as it was posted. */
  JsonObject experiment() {
    return experiment;
  }

  JobFolder folder() {
    return folder;
  }

  /** Tells readers at once; the disk hears of it with the next {@link #tellAndKeep}. */
  void tell(JobEvent.Kind kind, JsonObject data) {
    JobEvent event = new JobEvent(log.nextId(), kind, data);
    unwritten.add(event);
    state = JobState.after(kind);
    log.append(event);
  }

  /**
   * Writes this event, and those only told so far, to the disk, then tells readers.
   *
   * @throws IOException when that fails; readers have been told all the same
   */
  void tellAndKeep(JobEvent.Kind kind, JsonObject data) throws IOException {
    JobEvent event = new JobEvent(log.nextId(), kind, data);
    unwritten.add(event);
    try {
      folder.append(unwritten);
    } finally {
      unwritten.clear();
      state = JobState.after(kind);
      log.append(event);
    }
  }

  /** What the last finished epoch came to. */
  JsonObject result() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    log.newest(JobEvent.Kind.EPOCH)
        .ifPresent(epoch -> copy(epoch, members, "epoch", "trainLoss", "testAccuracy", "testLoss"));
    return new JsonObject(members);
  }

  /** All about the job but its history. */
  public JsonObject toJson() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.put("id", new JsonString(id()));
    members.put("state", new JsonString(state.word()));
    log.newest(JobEvent.Kind.STARTED)
        .ifPresent(started -> copy(started, members, "data", "epochs"));
    log.newest(JobEvent.Kind.EPOCH)
        .ifPresentOrElse(
            epoch -> copy(epoch, members, "epoch", "trainLoss", "testAccuracy", "testLoss"),
            () -> members.put("epoch", new JsonNumber(0)));
    if (state == JobState.FAILED) {
      log.newest(JobEvent.Kind.FAILED).ifPresent(failed -> copy(failed, members, "reason"));
    }
    if (folder.hasWeights()) {
      members.put("weights", new JsonString("/api/jobs/" + id() + "/weights"));
    }
    members.put("experiment", experiment);
    return new JsonObject(members);
  }

  private static void copy(JobEvent event, Map<String, JsonValue> to, String... names) {
    for (String name : names) {
      if (event.data().has(name)) {
        to.put(name, event.data().get(name));
      }
    }
  }
}
