package descent.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.Spirals;
import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.io.Safetensors;
import descent.server.training.SmallExperiments;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class JobsHandlerTest {
  @TempDir Path folder;
  private ServerFixture fixture;

  @BeforeEach
  void start() throws IOException {
    fixture = new ServerFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void trainsAnExperimentAndHandsOutTheWeights() throws Exception {
    HttpResponse<String> created = post(SmallExperiments.line(3));
    assertEquals(201, created.statusCode(), created.body());
    String location = created.headers().firstValue("Location").orElseThrow();
    List<String> stream = events(location, 0);
    assertTrue(stream.contains("event: started"), "" + stream);
    assertTrue(stream.contains("event: epoch"), "" + stream);
    assertTrue(stream.contains("event: done"), "" + stream);
    JsonObject job = Json.parseObject(fixture.get(location).body());
    assertEquals("done", job.string("state"));
    assertEquals(3, job.integer("epoch"));
    HttpResponse<byte[]> weights =
        fixture.client.send(
            fixture.request(job.string("weights")).build(), BodyHandlers.ofByteArray());
    assertEquals("3", Safetensors.read(weights.body()).metadata().get("epochs"));
    assertTrue(
        weights.headers().firstValue("Content-Disposition").orElse("").startsWith("attachment"));
    JsonObject all = Json.parseObject(fixture.get("/api/jobs").body());
    assertEquals(List.of(job), all.array("jobs").items());
  }

  @Test
  void replaysEventsFromTheLastOneSeen() throws Exception {
    String location = post(SmallExperiments.line(3)).headers().firstValue("Location").orElseThrow();
    List<String> all = events(location, 0);
    List<String> ids = all.stream().filter(line -> line.startsWith("id: ")).toList();
    assertEquals("id: 1", ids.getFirst());
    List<String> rest = events(location, 2);
    assertEquals(
        ids.subList(2, ids.size()), rest.stream().filter(line -> line.startsWith("id: ")).toList());
    long last = Long.parseLong(ids.getLast().substring("id: ".length()));
    assertEquals(
        204, fixture.get(location + "/events", "Last-Event-ID", String.valueOf(last)).statusCode());
  }

  @Test
  void sendsEventsWhileTheTrainingGoesOn() throws Exception {
    String location =
        post(SmallExperiments.endless()).headers().firstValue("Location").orElseThrow();
    HttpResponse<Stream<String>> answer =
        fixture.client.send(fixture.request(location + "/events").build(), BodyHandlers.ofLines());
    assertEquals(
        "text/event-stream; charset=utf-8", answer.headers().firstValue("Content-Type").orElse(""));
    Iterator<String> lines = answer.body().iterator();
    int progress = 0;
    while (progress < 3) {
      progress += lines.next().equals("event: progress") ? 1 : 0;
    }
    assertEquals(200, delete(location).statusCode());
    String last = "";
    while (lines.hasNext()) {
      String line = lines.next();
      last = line.startsWith("event: ") ? line : last;
    }
    assertEquals("event: cancelled", last);
  }

  @Test
  void isNotHeldUpByReadersThatDoNotRead() throws Exception {
    String location =
        post(SmallExperiments.line(3000)).headers().firstValue("Location").orElseThrow();
    try (Socket lazy = new Socket("127.0.0.1", fixture.server.port())) {
      lazy.setReceiveBufferSize(1024);
      String request = "GET " + location + "/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
      lazy.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertTrue(events(location, 0).contains("event: done"));
    }
  }

  @Test
  void trainsOneJobAtATime() throws Exception {
    String location =
        post(SmallExperiments.endless()).headers().firstValue("Location").orElseThrow();
    HttpResponse<String> second = post(SmallExperiments.line(1));
    assertEquals(409, second.statusCode());
    assertTrue(error(second).contains("one job at a time"), second.body());
    assertEquals(200, delete(location).statusCode());
    assertEquals(409, delete(location).statusCode());
    assertEquals(201, post(SmallExperiments.line(1)).statusCode());
  }

  @Test
  void goesOnWithACancelledJob() throws Exception {
    String location =
        post(SmallExperiments.endless()).headers().firstValue("Location").orElseThrow();
    assertEquals(200, delete(location).statusCode());
    HttpResponse<String> resumed =
        fixture.send(fixture.request(location + "/resume").POST(BodyPublishers.noBody()));
    assertEquals(200, resumed.statusCode(), resumed.body());
    assertEquals("running", Json.parseObject(resumed.body()).string("state"));
    assertEquals(200, delete(location).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not json",
        "[]",
        "{}",
        "{\"format\":\"descent-experiment-1\"}",
        "{\"format\":\"descent-experiment-9\"}",
        "{\"format\":7}",
        "\u0000"
      })
  void refusesABodyThatIsNoExperiment(String body) throws Exception {
    HttpResponse<String> answer = post(body);
    assertEquals(400, answer.statusCode(), answer.body());
    assertTrue(error(answer).startsWith("This experiment cannot be trained here: "), answer.body());
    assertTrue(error(answer).endsWith("."), answer.body());
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  @Test
  void refusesAnExperimentThatDoesNotFitItsData() throws Exception {
    JsonObject json = ExperimentJson.write(SmallExperiments.line(1));
    HttpResponse<String> answer = post(Json.write(json).replace("\"in\":2", "\"in\":3"));
    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals("{\"jobs\":[]}", fixture.get("/api/jobs").body());
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    HttpResponse<String> answer = post(" ".repeat(300 * 1024));
    assertEquals(413, answer.statusCode(), answer.body());
    assertTrue(error(answer).contains("256 KiB"), answer.body());
  }

  @Test
  void refusesWhatAFormOfAnotherSiteCouldPost() throws Exception {
    HttpRequest.Builder request =
        fixture
            .request("/api/jobs")
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{}"));
    assertEquals(415, fixture.send(request).statusCode());
    request = fixture.request("/api/jobs").POST(BodyPublishers.ofString("{}"));
    request.header("Content-Type", "application/json").header("Origin", "https://evil.example");
    assertEquals(403, fixture.send(request).statusCode());
  }

  @Test
  void saysThatThereAreNoWeightsYet() throws Exception {
    Experiment longEpoch =
        SmallExperiments.line(1).withData(new Spirals(1_000_000, 0.15, 42)).withBatchSize(1);
    String location = post(longEpoch).headers().firstValue("Location").orElseThrow();
    HttpResponse<String> answer = fixture.get(location + "/weights");
    assertEquals(404, answer.statusCode());
    assertTrue(error(answer).contains("has no weights yet"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/jobs/absent, 404",
    "GET, /api/jobs/absent/events, 404",
    "GET, /api/jobsandmore, 404",
    "GET, /api/jobs/a/b/c, 404",
    "PUT, /api/jobs, 405",
    "DELETE, /api/jobs, 405",
  })
  void refusesOtherAddressesAndMethods(String method, String path, int status) throws Exception {
    HttpResponse<String> answer =
        fixture.send(fixture.request(path).method(method, BodyPublishers.noBody()));
    assertEquals(status, answer.statusCode(), answer.body());
    assertTrue(error(answer).endsWith("."), answer.body());
  }

  private HttpResponse<String> post(Experiment experiment) throws Exception {
    return post(Json.write(ExperimentJson.write(experiment)));
  }

  private HttpResponse<String> post(String body) throws Exception {
    return fixture.send(
        fixture
            .request("/api/jobs")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> delete(String location) throws Exception {
    return fixture.send(fixture.request(location).DELETE());
  }

  /** All lines of the event stream, to the end of the job. */
  private List<String> events(String location, long after) throws Exception {
    return fixture
        .get(location + "/events", "Last-Event-ID", String.valueOf(after))
        .body()
        .lines()
        .toList();
  }

  private static String error(HttpResponse<String> answer) {
    return Json.parseObject(answer.body()).string("error");
  }
}
