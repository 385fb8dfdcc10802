package descent.engine;

import descent.engine.io.Json;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The golden numbers: what NumPy, PyTorch and scikit-learn gave for fixed inputs. They are read
 * from the directory of the system property {@code descent.golden}, by default from the test
 * resources.
 */
public final class Golden {
  private static final Path DIRECTORY =
      Path.of(System.getProperty("descent.golden", "src/test/resources/golden"));

  private Golden() {}

  /** Whether the directory holds this file. */
  public static boolean has(String file) {
    return Files.exists(DIRECTORY.resolve(file));
  }

  /** A golden file's bytes. */
  public static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(DIRECTORY.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A golden file's JSON object. */
  public static JsonObject json(String file) {
    return (JsonObject) Json.parse(bytes(file));
  }

  /** A tensor written as {@code {"shape": [...], "data": [...]}}. */
  public static double[] tensor(JsonObject tensor) {
    return tensor.array("data").numbers();
  }

  /** A matrix written as an array of rows, row after row. */
  public static double[] matrix(JsonArray rows) {
    return rows.items().stream()
        .map(JsonArray.class::cast)
        .flatMapToDouble(row -> java.util.Arrays.stream(row.numbers()))
        .toArray();
  }

  /** A tensor of the float64 file that a golden JSON names under {@code binary}. */
  public static double[] binary(JsonObject golden, String tensor) {
    JsonObject binary = golden.object("binary");
    JsonObject place = binary.object("tensors").object(tensor);
    double[] values = new double[(int) place.integer("count")];
    ByteBuffer.wrap(bytes(binary.string("file")))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .get((int) place.integer("offset"), values);
    return values;
  }
}
