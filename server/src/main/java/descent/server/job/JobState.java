package descent.server.job;

import java.util.Locale;

/** What has become of a job. */
public enum JobState {
  /** It trains. */
  RUNNING,
  /** It has trained to the end of its experiment. */
  DONE,
  /** It cannot go on. */
  FAILED,
  /** Somebody cancelled it. */
  CANCELLED,
  /** The server ended before it did; it can be resumed. */
  INTERRUPTED;

  /** As the page reads it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state that an event brings about. */
  static JobState after(JobEvent.Kind kind) {
    return switch (kind) {
      case STARTED, PROGRESS, EPOCH -> RUNNING;
      case DONE -> DONE;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case INTERRUPTED -> INTERRUPTED;
    };
  }
}
