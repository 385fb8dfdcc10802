package descent.server.job;

import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Something that happened in a job.
 *
 * @param id counts from 1 and grows
 * @param kind what happened
 * @param data the particulars
 */
public record JobEvent(long id, Kind kind, JsonObject data) {
  /** What can happen. */
  public enum Kind {
    /** The training begins, or goes on after the server had ended. */
    STARTED,
    /** Where the training is, how fast it goes and how long it will take. */
    PROGRESS,
    /** An epoch is over and its weights are saved. */
    EPOCH,
    /** The training is complete. */
    DONE,
    /** The training cannot go on, for a reason. */
    FAILED,
    /** Somebody cancelled it. */
    CANCELLED,
    /** The server ended before the training did. */
    INTERRUPTED;

    /** As the page reads it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing comes after it, unless the job is resumed. */
    public boolean isLast() {
      return switch (this) {
        case STARTED, PROGRESS, EPOCH -> false;
        case DONE, FAILED, CANCELLED, INTERRUPTED -> true;
      };
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** The event as one line of a history. */
  JsonObject toJson() {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    members.putAll(JsonObject.with("id", id).with("event", kind.word()).build().members());
    members.putAll(data.members());
    return new JsonObject(members);
  }

  /**
   * Reads a line of a history.
   *
   * @throws IllegalArgumentException when the line is not an event
   */
  static JobEvent fromJson(JsonObject json) {
    Map<String, JsonValue> rest = new LinkedHashMap<>(json.members());
    rest.remove("id");
    rest.remove("event");
    return new JobEvent(json.integer("id"), Kind.of(json.string("event")), new JsonObject(rest));
  }
}
