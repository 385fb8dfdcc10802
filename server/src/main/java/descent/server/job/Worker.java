package descent.server.job;

import descent.engine.experiment.Run;
import descent.engine.io.JsonObject;
import descent.server.training.Diverged;
import descent.server.training.Training;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The thread that trains a job, and closes its run at the end. */
final class Worker extends Thread {
  private static final Logger LOG = System.getLogger(Worker.class.getName());

  private final Job job;
  private final Run run;
  private final JobProgress progress;
  private volatile JobEvent.@Nullable Kind stopped;

  Worker(Job job, Run run, JobProgress progress) {
    super("job " + job.id());
    this.job = job;
    this.run = run;
    this.progress = progress;
  }

  Job job() {
    return job;
  }

  /** Ends the training after the current step, with this event. */
  void stopWith(JobEvent.Kind kind) {
    stopped = kind;
  }

  @Override
  public void run() {
    try (run) {
      boolean complete = new Training(run, progress).toEnd(() -> stopped != null);
      if (complete) {
        job.tellAndKeep(JobEvent.Kind.DONE, job.result());
        job.folder().deleteCheckpoint();
      } else {
        JobEvent.Kind kind = stopped;
        job.tellAndKeep(kind == null ? JobEvent.Kind.CANCELLED : kind, nothing());
      }
    } catch (Diverged | IllegalArgumentException | IOException e) {
      fail(e);
    } catch (RuntimeException | OutOfMemoryError e) {
      LOG.log(Level.ERROR, "Job " + job.id() + " failed", e);
      fail(e);
    }
  }

  private void fail(Throwable cause) {
    try {
      job.tellAndKeep(
          JobEvent.Kind.FAILED,
          JsonObject.with("reason", String.valueOf(cause.getMessage())).build());
    } catch (IOException e) {
      LOG.log(Level.ERROR, "The end of job " + job.id() + " could not be kept", e);
    }
  }

  private static JsonObject nothing() {
    return new JsonObject(Map.of());
  }
}
