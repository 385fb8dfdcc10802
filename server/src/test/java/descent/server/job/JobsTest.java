package descent.server.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.DrawnDigits;
import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Safetensors;
import descent.engine.model.Models;
import descent.server.training.SmallExperiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JobsTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path home;

  @Test
  void trainsToTheEndAndKeepsTheWeights() throws Exception {
    try (Jobs jobs = open()) {
      Job job = jobs.submit(SmallExperiments.line(3));
      awaitRest(job);
      assertEquals(JobState.DONE, job.state());
      Safetensors weights = Safetensors.read(job.weights().orElseThrow());
      assertEquals("3", weights.metadata().get("epochs"));
      assertEquals(
          List.of(JobEvent.Kind.STARTED, JobEvent.Kind.DONE),
          List.of(job.log().after(0).getFirst().kind(), job.log().after(0).getLast().kind()));
    }
  }

  @Test
  void offersFinishedJobsAfterARestart() throws Exception {
    byte[] weights;
    String json;
    try (Jobs jobs = open()) {
      Job job = jobs.submit(SmallExperiments.line(3));
      awaitRest(job);
      weights = job.weights().orElseThrow();
      json = job.toJson().toString();
    }
    try (Jobs jobs = open()) {
      Job job = jobs.all().getFirst();
      assertEquals(JobState.DONE, job.state());
      assertArrayEquals(weights, job.weights().orElseThrow());
      assertEquals(json, job.toJson().toString());
    }
  }

  @Test
  void trainsOneAtATime() throws Exception {
    try (Jobs jobs = open()) {
      Job first = jobs.submit(SmallExperiments.endless());
      String sentence =
          assertThrows(JobRefused.class, () -> jobs.submit(SmallExperiments.line(1))).getMessage();
      assertTrue(sentence.startsWith("Job " + first.id() + " is training"), sentence);
      jobs.cancel(first);
      awaitRest(jobs.submit(SmallExperiments.line(1)));
    }
  }

  @Test
  void keepsTheLastFinishedEpochOfACancelledJob() throws Exception {
    try (Jobs jobs = open()) {
      Job job = jobs.submit(SmallExperiments.endless());
      awaitEvent(job, JobEvent.Kind.EPOCH);
      jobs.cancel(job);
      assertEquals(JobState.CANCELLED, job.state());
      assertTrue(job.weights().isPresent());
      assertThrows(JobRefused.class, () -> jobs.cancel(job));
    }
  }

  @Test
  void interruptsTheJobWhenTheServerEndsAndResumesIt() throws Exception {
    Experiment experiment = SmallExperiments.line(20_000);
    try (Jobs jobs = open()) {
      awaitEvent(jobs.submit(experiment), JobEvent.Kind.EPOCH);
    }
    try (Jobs jobs = open()) {
      Job job = jobs.all().getFirst();
      assertEquals(JobState.INTERRUPTED, job.state());
      assertTrue(job.weights().isPresent());
      long before = job.log().after(0).getLast().id();
      jobs.resume(job);
      assertEquals(JobState.RUNNING, job.state());
      JobEvent next = awaitEvent(job, JobEvent.Kind.EPOCH, before);
      assertTrue(next.data().integer("epoch") > 1, next.toString());
      jobs.cancel(job);
    }
  }

  @Test
  void showsAJobOfAKilledServerAsInterrupted() throws Exception {
    try (Jobs jobs = open()) {
      awaitRest(jobs.submit(SmallExperiments.line(2)));
    }
    Path history = onlyFolder().resolve("history.jsonl");
    List<String> lines = Files.readAllLines(history);
    Files.write(history, lines.subList(0, 2));
    Files.writeString(history, "{\"id\":3,\"eve", StandardOpenOption.APPEND);
    try (Jobs jobs = open()) {
      assertEquals(JobState.INTERRUPTED, jobs.all().getFirst().state());
    }
    try (Jobs jobs = open()) {
      assertEquals(3, jobs.all().getFirst().log().after(0).size());
    }
  }

  @Test
  void saysWhyAJobFailed() throws Exception {
    try (Jobs jobs = open()) {
      Job job = jobs.submit(SmallExperiments.diverging());
      awaitRest(job);
      assertEquals(JobState.FAILED, job.state());
      assertTrue(job.toJson().string("reason").startsWith("The loss became"), "" + job.toJson());
    }
  }

  @Test
  void takesDrawnDigitsWhereMnistIsNot() throws Exception {
    try (Jobs jobs = open()) {
      Job job = jobs.submit(Models.named("simple-cnn").experiment());
      Experiment kept = ExperimentJson.read(job.toJson().object("experiment"));
      assertTrue(kept.data() instanceof DrawnDigits, kept.toString());
      assertTrue(job.toJson().string("data").contains("drawn"), "" + job.toJson());
      jobs.cancel(job);
    }
  }

  @Test
  void passesOverFoldersThatHoldNoJob() throws Exception {
    Files.createDirectory(home.resolve("something"));
    try (Jobs jobs = open()) {
      assertEquals(List.of(), jobs.all());
    }
  }

  @Test
  void saysThatItsFolderCannotBeUsed() throws Exception {
    Path file = Files.createFile(home.resolve("file"));
    String sentence =
        assertThrows(
                IOException.class,
                () -> new Jobs(file.resolve("jobs"), SmallExperiments.laboratory()))
            .getMessage();
    assertTrue(sentence.startsWith("Jobs cannot be kept in " + file.resolve("jobs")), sentence);
    assertFalse(Files.exists(file.resolve("jobs")));
  }

  private Jobs open() throws IOException {
    return new Jobs(home, SmallExperiments.laboratory());
  }

  private Path onlyFolder() throws IOException {
    try (Stream<Path> folders = Files.list(home)) {
      return folders.findFirst().orElseThrow();
    }
  }

  private static void awaitRest(Job job) throws InterruptedException {
    long seen = 0;
    while (!job.log().isAtRest()) {
      List<JobEvent> events = job.log().awaitAfter(seen, LONG);
      assertFalse(events.isEmpty(), "The job is silent for 30 seconds");
      seen = events.getLast().id();
    }
  }

  private static JobEvent awaitEvent(Job job, JobEvent.Kind kind) throws InterruptedException {
    return awaitEvent(job, kind, 0);
  }

  private static JobEvent awaitEvent(Job job, JobEvent.Kind kind, long after)
      throws InterruptedException {
    long seen = after;
    while (true) {
      List<JobEvent> events = job.log().awaitAfter(seen, LONG);
      assertFalse(events.isEmpty(), "There is no " + kind);
      for (JobEvent event : events) {
        if (event.kind() == kind) {
          return event;
        }
        seen = event.id();
      }
    }
  }
}
