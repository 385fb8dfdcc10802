package descent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.server.training.SmallExperiments;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as a process of its own: how it starts, how it ends, what it leaves. */
@Timeout(120)
class ProcessTest {
  /** As the launchers start it. */
  private static final List<String> LAUNCHED = List.of("@jvm.options");

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
    client.close();
  }

  /** It never computes slowly instead. */
  @ParameterizedTest
  @ValueSource(strings = {"train", "serve", "bench"})
  void saysWhatToAddWithoutTheVectorApi(String command) throws Exception {
    Process process = start(List.of(), command);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(1, process.exitValue());
    String said = process.errorReader().readLine();
    assertTrue(said.contains("--add-modules jdk.incubator.vector"), said);
    assertEquals(0, process.inputReader().lines().count());
  }

  @Test
  void stopsABenchInTheMiddle() throws Exception {
    Process bench = start(LAUNCHED, "bench", "--json", "--threads", 1, "--only", "train");
    BufferedReader notes = bench.errorReader();
    while (!notes.readLine().startsWith("measuring train-")) {
      // The peak is not known yet.
    }
    bench.toHandle().destroy();
    assertTrue(bench.waitFor(30, TimeUnit.SECONDS));
    assertEquals("Stopped before everything was measured.", notes.lines().toList().getLast());
    assertEquals(0, bench.inputReader().lines().count());
  }

  @Test
  void stopsCleanlyInTheMiddleOfATraining() throws Exception {
    Path weights = folder.resolve("weights.safetensors");
    Process train =
        start(LAUNCHED, "train", "--model", "spirals", "--epochs", 100_000_000, "--out", weights);
    BufferedReader out = train.inputReader();
    while (!out.readLine().startsWith("epoch 1/")) {
      // The training has not begun yet.
    }
    train.toHandle().destroy();
    assertTrue(train.waitFor(30, TimeUnit.SECONDS));
    String said = train.errorReader().lines().reduce("", (before, line) -> line);
    assertTrue(said.matches("Stopped in epoch \\d+ of 100000000\\. .*was not written.*"), said);
    assertEquals(List.of(), filesIn(folder));
  }

  /**
   * In a JVM of its own, where nothing else has shaped what the compiler knows. In about one of
   * eight it still compiles a kernel badly, so that three may try.
   */
  @Test
  @Timeout(300)
  void allocatesNothingInAWarmTrainingStep() throws Exception {
    List<Double> bytes = List.of();
    for (int i = 0; i < 3 && !bytes.equals(List.of(0.0, 0.0)); i++) {
      bytes = bytesPerWarmStep();
    }
    assertEquals(List.of(0.0, 0.0), bytes);
  }

  private List<Double> bytesPerWarmStep() throws IOException {
    Process bench = start(LAUNCHED, "bench", "--json", "--threads", 2, "--only", "memory");
    JsonObject document = Json.parseObject(bench.inputReader().readLine());
    return document.array("figures").items().stream()
        .map(figure -> ((JsonObject) figure).number("bytesPerStep"))
        .toList();
  }

  @Test
  void servesThePageAndKeepsAnInterruptedJob() throws Exception {
    Process first = serve();
    URI url = address(first);
    assertTrue(get(url).contains("A page to test with"));
    post(url.resolve("/api/jobs"), SmallExperiments.endless());
    awaitEpoch(url);
    first.destroy();
    assertTrue(first.waitFor(30, TimeUnit.SECONDS));

    Process second = serve();
    JsonObject job = onlyJob(address(second));
    assertEquals("interrupted", job.string("state"));
    assertTrue(job.integer("epoch") >= 1, job.toString());
    assertTrue(job.has("weights"), job.toString());
  }

  @Test
  void resumesAfterItWasKilled() throws Exception {
    Process first = serve();
    URI url = address(first);
    post(url.resolve("/api/jobs"), SmallExperiments.endless());
    awaitEpoch(url);
    first.destroyForcibly().waitFor();

    URI again = address(serve());
    JsonObject job = onlyJob(again);
    assertEquals("interrupted", job.string("state"));
    long before = job.integer("epoch");
    HttpRequest resume =
        HttpRequest.newBuilder(again.resolve("/api/jobs/" + job.string("id") + "/resume"))
            .POST(BodyPublishers.noBody())
            .build();
    assertEquals(200, client.send(resume, BodyHandlers.ofString()).statusCode());
    while (onlyJob(again).integer("epoch") == before) {
      Thread.sleep(50);
    }
    assertTrue(onlyJob(again).integer("epoch") > before);
    assertEquals("running", onlyJob(again).string("state"));
  }

  private Process serve() throws IOException {
    return start(LAUNCHED, "serve", "--port", 0, "--home", folder, "--threads", 1);
  }

  private Process start(List<String> options, Object... arguments) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(options);
    words.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    words.add(Main.class.getName());
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().remove("DESCENT_DATA");
    builder.environment().put("XDG_CACHE_HOME", folder.toString());
    Process process = builder.start();
    processes.add(process);
    return process;
  }

  /** The address that a starting server prints first. */
  private static URI address(Process server) throws IOException {
    String line = server.inputReader().readLine();
    return URI.create(line.substring(line.indexOf("http://")));
  }

  private void awaitEpoch(URI url) throws Exception {
    while (onlyJob(url).integer("epoch") == 0) {
      Thread.sleep(50);
    }
  }

  private JsonObject onlyJob(URI url) throws Exception {
    return (JsonObject)
        Json.parseObject(get(url.resolve("/api/jobs"))).array("jobs").items().getFirst();
  }

  private String get(URI address) throws Exception {
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
  }

  private void post(URI address, Experiment experiment) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(Json.write(ExperimentJson.write(experiment))))
            .build();
    assertEquals(201, client.send(request, BodyHandlers.ofString()).statusCode());
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
