package descent.server.lesson;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import descent.engine.data.Split;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.server.mnist.MnistFolder;
import descent.server.mnist.MnistLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** All of MNIST and the golden numbers; a test that asks for what is not there is skipped. */
final class RealMnist {
  private static final Path GOLDEN =
      Path.of(System.getProperty("descent.golden", "../engine/src/test/resources/golden"));

  private RealMnist() {}

  static Split load() throws IOException {
    Optional<MnistFolder> folder = MnistLocation.ofThisUser(null).find();
    assumeTrue(folder.isPresent(), "MNIST is not at hand: set " + MnistLocation.VARIABLE);
    return folder.get().load();
  }

  static JsonObject golden(String file) throws IOException {
    Path path = GOLDEN.resolve(file);
    assumeTrue(Files.exists(path), "The golden directory has no " + file);
    return Json.parseObject(Files.readString(path));
  }
}
