package descent.server.job;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.io.ExperimentJson;
import descent.engine.io.JsonObject;
import descent.server.file.FileSentence;
import descent.server.training.Laboratory;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All jobs of a folder, of which one at a time trains. */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Jobs.class.getName());
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  /** How long a closing server waits for the step that is being computed. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final Path home;
  private final Laboratory laboratory;
  private final Map<String, Job> jobs = new ConcurrentSkipListMap<>();
  private @Nullable Worker worker;
  private boolean closed;

  /**
   * The jobs in a folder, those of earlier servers included.
   *
   * @throws IOException with a sentence when the folder cannot be made or read
   */
  public Jobs(Path home, Laboratory laboratory) throws IOException {
    this.home = home;
    this.laboratory = laboratory;
    try {
      Files.createDirectories(home);
      try (Stream<Path> folders = Files.list(home)) {
        for (Path folder : folders.filter(Files::isDirectory).toList()) {
          load(new JobFolder(folder));
        }
      }
    } catch (IOException e) {
      throw new IOException(
          "Jobs cannot be kept in "
              + home
              + ". "
              + FileSentence.of(e)
              + " Name another folder with --home.",
          e);
    }
  }

  private void load(JobFolder folder) {
    try {
      Job job = new Job(folder, folder.experiment(), folder.history());
      if (job.state() == JobState.RUNNING) {
        job.tellAndKeep(JobEvent.Kind.INTERRUPTED, nothing());
      }
      jobs.put(job.id(), job);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The folder " + folder.path() + " holds no job: " + e.getMessage());
    }
  }

  /** All jobs, oldest first. */
  public List<Job> all() {
    return List.copyOf(jobs.values());
  }

  /** The job of this name, if there is one. */
  public Optional<Job> find(String id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /**
   * Begins a job.
   *
   * @throws JobRefused while another one trains
   * @throws IllegalArgumentException with a sentence when the experiment does not work here
   * @throws IOException when the job cannot be kept
   */
  public synchronized Job submit(Experiment experiment) throws JobRefused, IOException {
    checkFree();
    Run run = laboratory.start(experiment);
    try {
      JobFolder folder = newFolder();
      JsonObject json = ExperimentJson.write(run.experiment());
      folder.writeExperiment(json);
      Job job = new Job(folder, json, List.of());
      begin(job, run);
      jobs.put(job.id(), job);
      return job;
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /**
   * Goes on with an interrupted or cancelled job from its last finished epoch.
   *
   * @throws JobRefused when it needs no resuming, or while another one trains
   * @throws IllegalArgumentException when its files are those of another version
   */
  public synchronized void resume(Job job) throws JobRefused, IOException {
    checkFree();
    if (job.state() != JobState.INTERRUPTED && job.state() != JobState.CANCELLED) {
      throw new JobRefused(
          "Job "
              + job.id()
              + " is "
              + job.state().word()
              + "; only an interrupted"
              + " or cancelled one can be resumed.");
    }
    Run run = laboratory.start(ExperimentJson.read(job.experiment()));
    try {
      job.folder().checkpoint().ifPresent(run::restore);
      begin(job, run);
    } catch (IOException | RuntimeException e) {
      run.close();
      throw e;
    }
  }

  /**
   * Stops a job that trains; its last finished epoch stays.
   *
   * @throws JobRefused when it does not train
   */
  public void cancel(Job job) throws JobRefused, InterruptedException {
    Worker current;
    synchronized (this) {
      current = worker;
    }
    if (current == null || current.job() != job || job.state() != JobState.RUNNING) {
      throw new JobRefused(
          "Job " + job.id() + " is " + job.state().word() + "; it cannot be cancelled.");
    }
    current.stopWith(JobEvent.Kind.CANCELLED);
    current.join(PATIENCE_MILLIS);
  }

  /** Interrupts the job that trains, if one does, and keeps what it has. */
  @Override
  public void close() {
    Worker current;
    synchronized (this) {
      closed = true;
      current = worker;
    }
    if (current != null) {
      current.stopWith(JobEvent.Kind.INTERRUPTED);
      try {
        current.join(PATIENCE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void checkFree() throws JobRefused {
    if (closed) {
      throw new JobRefused("The server is ending; start it again.");
    }
    if (worker != null && worker.job().state() == JobState.RUNNING) {
      throw new JobRefused(
          "Job "
              + worker.job().id()
              + " is training, and one job at a time is enough for this machine. Wait until it is"
              + " done, or cancel it.");
    }
  }

  private JobFolder newFolder() throws IOException {
    String stem = LocalDateTime.now().format(ID);
    Path path = home.resolve(stem);
    for (int i = 2; Files.exists(path); i++) {
      path = home.resolve(stem + "-" + i);
    }
    return new JobFolder(Files.createDirectory(path));
  }

  private void begin(Job job, Run run) throws IOException {
    JobProgress progress = new JobProgress(job, laboratory);
    progress.started(laboratory.plan(run));
    worker = new Worker(job, run, progress);
    worker.start();
  }

  private static JsonObject nothing() {
    return new JsonObject(Map.of());
  }
}
