package descent.server.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.io.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private final EventLog log = new EventLog(List.of());

  @Test
  void givesWhatCameAfterTheLastEventSeen() {
    add(JobEvent.Kind.STARTED);
    add(JobEvent.Kind.PROGRESS);
    add(JobEvent.Kind.EPOCH);
    assertEquals(List.of(1L, 2L, 3L), ids(0));
    assertEquals(List.of(3L), ids(2));
    assertEquals(List.of(), ids(3));
  }

  @Test
  void waitsForTheNextEvent() throws InterruptedException {
    Thread.ofVirtual().start(() -> add(JobEvent.Kind.STARTED));
    assertEquals(1, log.awaitAfter(0, Duration.ofSeconds(10)).size());
  }

  @Test
  void doesNotWaitWhenNothingCanCome() throws InterruptedException {
    add(JobEvent.Kind.DONE);
    long began = System.nanoTime();
    assertEquals(List.of(), log.awaitAfter(1, Duration.ofSeconds(30)));
    assertTrue(System.nanoTime() - began < 10_000_000_000L);
    assertTrue(log.isAtRest());
  }

  @Test
  void givesUpWaitingInTime() throws InterruptedException {
    assertEquals(List.of(), log.awaitAfter(0, Duration.ofMillis(20)));
    assertFalse(log.isAtRest());
  }

  @Test
  void forgetsReportsOnTheWayWhenThereAreTooMany() {
    add(JobEvent.Kind.STARTED);
    for (int i = 0; i < 50_000; i++) {
      add(JobEvent.Kind.PROGRESS);
    }
    add(JobEvent.Kind.DONE);
    List<JobEvent> kept = log.after(0);
    assertTrue(kept.size() <= 8192, kept.size() + " events");
    assertEquals(JobEvent.Kind.STARTED, kept.getFirst().kind());
    assertEquals(50_002, kept.getLast().id());
  }

  @Test
  void survivesTheWayThroughJson() {
    JobEvent event =
        new JobEvent(7, JobEvent.Kind.EPOCH, JsonObject.with("trainLoss", 0.5).build());
    assertEquals(event, JobEvent.fromJson(event.toJson()));
  }

  private void add(JobEvent.Kind kind) {
    log.append(new JobEvent(log.nextId(), kind, new JsonObject(Map.of())));
  }

  private List<Long> ids(long after) {
    return log.after(after).stream().map(JobEvent::id).toList();
  }
}
