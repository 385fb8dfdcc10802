package descent.engine.contract;

import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;

/** The golden files that the trajectories are in. */
final class TrajectoryFiles {
  private static final int PIXELS = 64;

  private final JsonObject json;
  private final byte[] initial;
  private final byte[] inputs;
  private final byte[] digits;
  private final double[] labels;

  /** Reads them by their names in the golden directory. */
  TrajectoryFiles(Function<String, byte[]> files) {
    json = parse(files, "trajectories.json");
    initial = files.apply(json.object("init").string("file"));
    inputs = files.apply(json.object("inputs").string("file"));
    digits = files.apply("digits8x8.u8");
    labels = parse(files, "digits8x8.json").array("y").numbers();
  }

  private static JsonObject parse(Function<String, byte[]> files, String name) {
    return Json.parseObject(new String(files.apply(name), StandardCharsets.UTF_8));
  }

  /** The names of the runs. */
  Set<String> runs() {
    return json.object("runs").members().keySet();
  }

  JsonObject run(String name) {
    return json.object("runs").object(name);
  }

  /** The initial numbers of a parameter: PyTorch's, cast from float to double. */
  double[] initial(String name) {
    JsonObject place = json.object("init").object("tensors").object(name);
    double[] values = new double[(int) place.integer("count")];
    ByteBuffer floats = ByteBuffer.wrap(initial).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      values[i] = floats.getFloat(4 * ((int) place.integer("offset") + i));
    }
    return values;
  }

  /** A tensor of random inputs. */
  double[] input(String name) {
    JsonObject place = json.object("inputs").object("tensors").object(name);
    double[] values = new double[(int) place.integer("count")];
    ByteBuffer doubles = ByteBuffer.wrap(inputs).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      values[i] = doubles.getDouble(8 * ((int) place.integer("offset") + i));
    }
    return values;
  }

  /** The pixels of 8x8 digits from .. to, from 0 to 1. */
  double[] digits(int from, int to) {
    double[] values = new double[(to - from) * PIXELS];
    for (int i = 0; i < values.length; i++) {
      values[i] = (digits[from * PIXELS + i] & 0xff) / 16.0;
    }
    return values;
  }

  /** Their labels. */
  double[] labels(int from, int to) {
    return Arrays.copyOfRange(labels, from, to);
  }
}
