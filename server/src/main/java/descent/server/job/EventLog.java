package descent.server.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has happened in a job, from its start. The thread that trains appends and never waits; any
 * number of readers, each at its own pace, read what comes after the last event they have seen.
 */
public final class EventLog {
  /** When there are more, every second report on the way is dropped. */
  private static final int ROOM = 8192;

  private final List<JobEvent> events = new ArrayList<>();
  private long lastId;

  EventLog(List<JobEvent> events) {
    events.forEach(this::append);
  }

  /** The id for the next event. */
  synchronized long nextId() {
    return lastId + 1;
  }

  synchronized void append(JobEvent event) {
    if (events.size() >= ROOM) {
      thin();
    }
    events.add(event);
    lastId = event.id();
    notifyAll();
  }

  /** The events after this id that are still kept, oldest first. */
  public synchronized List<JobEvent> after(long id) {
    int from = events.size();
    while (from > 0 && events.get(from - 1).id() > id) {
      from--;
    }
    return List.copyOf(events.subList(from, events.size()));
  }

  /**
   * As {@link #after}, but waits until there is an event, or the job is at rest, or the time is up:
   * then the list is empty.
   */
  public synchronized List<JobEvent> awaitAfter(long id, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toMillis();
        lastId <= id && !isAtRest() && left > 0;
        left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
    return after(id);
  }

  /** Whether the last event is one that nothing follows. */
  public synchronized boolean isAtRest() {
    return !events.isEmpty() && events.getLast().kind().isLast();
  }

  /** The newest event of a kind, if one has happened. */
  synchronized Optional<JobEvent> newest(JobEvent.Kind kind) {
    return events.reversed().stream().filter(event -> event.kind() == kind).findFirst();
  }

  private void thin() {
    List<JobEvent> kept = new ArrayList<>(events.size());
    boolean keep = false;
    for (JobEvent event : events) {
      keep = !keep;
      if (keep || !isOnTheWay(event.kind())) {
        kept.add(event);
      }
    }
    events.clear();
    events.addAll(kept);
  }

  private static boolean isOnTheWay(JobEvent.Kind kind) {
    return kind == JobEvent.Kind.PROGRESS || kind == JobEvent.Kind.EPOCH;
  }
}
