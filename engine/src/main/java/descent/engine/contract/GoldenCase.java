package descent.engine.contract;

import descent.engine.backend.Backend;
import descent.engine.graph.Fusion;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One layer case of the golden files: an operation with its inputs and parameters, and the values
 * and gradients that PyTorch gave for it in double precision.
 *
 * @param json the case as the file has it
 */
public record GoldenCase(JsonObject json) {
  /** The cases of the text of one golden layers file. */
  public static List<GoldenCase> parse(String text) {
    List<GoldenCase> cases = new ArrayList<>();
    for (JsonValue item : Json.parseObject(text).array("cases").items()) {
      cases.add(new GoldenCase((JsonObject) item));
    }
    return cases;
  }

  /** Its name within the file. */
  public String name() {
    return json.string("name");
  }

  /** What is computed. */
  public String op() {
    return json.string("op");
  }

  /** Whether the engine has this operation. */
  public boolean isThere() {
    return GoldenOperations.of(op()) != null;
  }

  /** Computes values and gradients, by the graph as built and by its fused twin. */
  public Outcome run(Backend backend, GoldenTolerance tolerance) {
    Consumer<GoldenNet> operation = GoldenOperations.of(op());
    if (operation == null) {
      return new Outcome(name() + ": the operation " + op() + " is not there yet");
    }
    try {
      GoldenNet net = new GoldenNet(json);
      operation.accept(net);
      new GoldenRun(net, net.graph(), backend, tolerance).check();
      new GoldenRun(net, Fusion.fuse(net.graph()), backend, tolerance).check();
      return Outcome.PASSED;
    } catch (ContractFailure e) {
      return new Outcome(name() + ": " + e.getMessage());
    } catch (RuntimeException e) {
      return new Outcome(name() + " threw " + e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
