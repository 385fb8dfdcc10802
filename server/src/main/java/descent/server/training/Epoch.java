package descent.server.training;

import descent.engine.io.JsonObject;

/**
 * A finished epoch.
 *
 * @param epoch counted from 1
 * @param epochs at most
 * @param trainLoss mean loss over the training samples, as they were learned from
 * @param testLoss mean loss over the test samples afterwards
 * @param testAccuracy share of the test samples that are answered right
 * @param scored whether answers are right or wrong; if not, only the loss tells
 * @param seconds the training took, the test not counted
 * @param samplesPerSecond trained on
 */
public record Epoch(
    int epoch,
    int epochs,
    double trainLoss,
    double testLoss,
    double testAccuracy,
    boolean scored,
    double seconds,
    double samplesPerSecond) {

  /** The members that the command line prints and a job's event has. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.with("event", "epoch").with("epoch", epoch).with("trainLoss", trainLoss);
    return addResult(json)
        .with("seconds", seconds)
        .with("imagesPerSecond", samplesPerSecond)
        .build();
  }

  /** Adds how well the network does on the test samples, as far as there is anything to tell. */
  public JsonObject.Builder addResult(JsonObject.Builder json) {
    if (scored) {
      return json.with("testAccuracy", testAccuracy);
    }
    return Double.isFinite(testLoss) ? json.with("testLoss", testLoss) : json;
  }
}
