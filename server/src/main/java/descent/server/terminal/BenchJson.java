package descent.server.terminal;

import descent.engine.io.Json;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import descent.server.bench.BenchListener;
import descent.server.bench.Figure;
import descent.server.bench.Machine;
import descent.server.bench.Peak;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A bench for programs: one JSON document when everything is measured, and nothing otherwise. */
public final class BenchJson implements BenchListener {
  private final PrintWriter out;
  private final Line notes;
  private final List<JsonValue> figures = new ArrayList<>();
  private JsonObject.Builder document = JsonObject.with("program", "Descent");

  /**
   * Prints there.
   *
   * @param out for the program
   * @param notes for people who watch it
   */
  public BenchJson(PrintWriter out, Terminal notes) {
    this.out = out;
    this.notes = notes.line();
  }

  @Override
  public void started(Machine machine, Peak peak, String data) {
    document =
        document
            .with("machine", machine.toJson())
            .with("data", data)
            .with(
                "peak",
                JsonObject.with("oneThread", peak.oneThread() * 1e-9)
                    .with("allThreads", peak.allThreads() * 1e-9)
                    .build());
  }

  @Override
  public void measuring(String name, int done, int all) {
    notes.show(() -> "measuring " + name + " " + done + "/" + all);
  }

  @Override
  public void figure(Figure figure) {
    figures.add(figure.toJson());
  }

  @Override
  public void complete() {
    out.println(Json.write(document.with("figures", new JsonArray(figures)).build()));
    out.flush();
  }

  @Override
  public void ended() {
    notes.clear();
  }
}
