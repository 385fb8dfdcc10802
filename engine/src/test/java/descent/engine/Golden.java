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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The golden numbers: what NumPy, PyTorch and scikit-learn gave for fixed inputs. They are read
 * from the directory of the system property {@code descent.golden}, whose cases may have other
 * shapes and seeds; what is not there, and by default everything, is read from the test resources.
 */
public final class Golden {
  private static final Path RESOURCES = Path.of("src/test/resources/golden");

  private static final Path DIRECTORY =
      Path.of(System.getProperty("descent.golden", RESOURCES.toString()));

  private Golden() {}

  private static Path resolve(String file) {
    Path given = DIRECTORY.resolve(file);
    return Files.exists(given) ? given : RESOURCES.resolve(file);
  }

  /** The files of layer cases, in alphabetical order. */
  public static List<String> layerFiles() {
    try (Stream<Path> files = Files.list(resolve("layers"))) {
      return files
          .map(file -> "layers/" + file.getFileName())
          .filter(file -> file.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A golden file's bytes. */
  public static byte[] bytes(String file) {
    try {
      return Files.readAllBytes(resolve(file));
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
        .flatMapToDouble(row -> Arrays.stream(row.numbers()))
        .toArray();
  }

  /** A tensor of the raw file that a golden JSON names under {@code binary}. */
  public static double[] binary(JsonObject golden, String tensor) {
    return binary(golden, "binary", tensor);
  }

  /**
   * A tensor of the raw file, of floats or doubles, that a golden JSON describes by {@code name}.
   */
  public static double[] binary(JsonObject golden, String name, String tensor) {
    JsonObject binary = golden.object(name);
    JsonObject place = binary.object("tensors").object(tensor);
    boolean floats = binary.string("dtype").equals("<f4");
    double[] values = new double[(int) place.integer("count")];
    int offset = (int) place.integer("offset");
    ByteBuffer bytes = ByteBuffer.wrap(bytes(binary.string("file"))).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.length; i++) {
      values[i] = floats ? bytes.getFloat(4 * (offset + i)) : bytes.getDouble(8 * (offset + i));
    }
    return values;
  }
}
