package descent.server.bench;

import descent.engine.backend.Backend;
import descent.engine.io.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param processor its name, as far as the system tells it
 * @param cores how many this process may use
 * @param system the operating system
 * @param java the version of the JVM
 * @param backend what computes
 */
public record Machine(String processor, int cores, String system, String java, String backend) {
  private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String MODEL = "model name";

  static Machine here(Backend backend) {
    return new Machine(
        processorHere(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name"),
        Runtime.version().toString(),
        backend.name());
  }

  private static String processorHere() {
    try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith(MODEL))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(() -> System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }

  /** The members that {@code bench --json} prints. */
  public JsonObject toJson() {
    return JsonObject.with("processor", processor)
        .with("cores", cores)
        .with("system", system)
        .with("java", java)
        .with("backend", backend)
        .build();
  }

  /** For example "AMD EPYC, 2 cores, Linux; Java 25.0.3; vector, 512 bits, 2 lanes". */
  @Override
  public String toString() {
    return processor + ", " + cores + " cores, " + system + "; Java " + java + "; " + backend;
  }
}
