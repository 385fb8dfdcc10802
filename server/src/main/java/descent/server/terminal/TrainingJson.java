package descent.server.terminal;

import descent.engine.experiment.Run;
import descent.engine.io.Json;
import descent.server.training.Epoch;
import descent.server.training.Plan;
import descent.server.training.Progress;
import java.io.PrintWriter;

/** A training for programs: one JSON object a line for each epoch. */
public final class TrainingJson implements Progress {
  private final PrintWriter out;
  private final PrintWriter notes;

  /**
   * Prints there.
   *
   * @param out for the program
   * @param notes for people who watch it
   */
  public TrainingJson(PrintWriter out, PrintWriter notes) {
    this.out = out;
    this.notes = notes;
  }

  @Override
  public void started(Plan plan) {
    notes.println("Training " + plan + ".");
    notes.flush();
  }

  @Override
  public void epoch(Epoch epoch, Run run) {
    out.println(Json.write(epoch.toJson()));
    out.flush();
  }
}
