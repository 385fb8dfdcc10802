package descent.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
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

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/index.html, text/html; charset=utf-8",
    "/page.js, text/javascript; charset=utf-8",
    "/page.wasm, application/wasm",
    "/assets/weights/own.safetensors, application/octet-stream",
    "/assets/weights/mine.safetensors, application/octet-stream",
    "/data/mnist/train-images-idx3-ubyte.gz, application/gzip",
  })
  void saysWhatAFileHolds(String path, String type) throws Exception {
    HttpResponse<String> answer = fixture.get(path);
    assertEquals(200, answer.statusCode());
    assertEquals(type, answer.headers().firstValue("Content-Type").orElse(""));
  }

  @Test
  void sendsNothingTwice() throws Exception {
    String tag = fixture.get("/page.js").headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again = fixture.get("/page.js", "If-None-Match", "\"x\", " + tag);
    assertEquals(304, again.statusCode());
    assertEquals("", again.body());
    Files.writeString(fixture.site.resolve("page.js"), "let y = 2;\n".repeat(1000));
    HttpResponse<String> changed = fixture.get("/page.js", "If-None-Match", tag);
    assertEquals(200, changed.statusCode());
    assertNotEquals(tag, changed.headers().firstValue("ETag").orElseThrow());
  }

  @Test
  void compressesTextForThoseWhoAcceptIt() throws Exception {
    HttpResponse<byte[]> answer =
        fixture.client.send(
            fixture.request("/page.js").header("Accept-Encoding", "br, gzip").build(),
            BodyHandlers.ofByteArray());
    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
    assertTrue(answer.body().length < 1000);
    byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertArrayEquals(Files.readAllBytes(fixture.site.resolve("page.js")), plain);
    HttpResponse<String> refused = fixture.get("/page.js", "Accept-Encoding", "gzip;q=0");
    assertFalse(refused.headers().firstValue("Content-Encoding").isPresent());
  }

  @Test
  void doesNotCompressWhatIsCompressed() throws Exception {
    HttpResponse<byte[]> answer =
        fixture.client.send(
            fixture
                .request("/data/mnist/train-images-idx3-ubyte.gz")
                .header("Accept-Encoding", "gzip")
                .build(),
            BodyHandlers.ofByteArray());
    assertFalse(answer.headers().firstValue("Content-Encoding").isPresent());
    byte[] idx = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
    assertEquals(16 + 20 * 28 * 28, idx.length);
  }

  @Test
  void answersHeadWithTheHeadersAlone() throws Exception {
    HttpResponse<String> head =
        fixture.send(fixture.request("/page.js").method("HEAD", BodyPublishers.noBody()));
    assertEquals(200, head.statusCode());
    assertEquals("", head.body());
    assertEquals("11000", head.headers().firstValue("Content-Length").orElse(""));
  }

  @Test
  void refusesOtherMethods() throws Exception {
    HttpResponse<String> answer =
        fixture.send(fixture.request("/page.js").POST(BodyPublishers.ofString("x")));
    assertEquals(405, answer.statusCode());
    assertEquals("GET, HEAD", answer.headers().firstValue("Allow").orElse(""));
    assertEquals("/page.js answers GET and HEAD, not POST.", answer.body().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/absent.html", "/assets/", "/assets/weights/notes.txt", "/data/mnist/x"})
  void saysThatThereIsNothing(String path) throws Exception {
    HttpResponse<String> answer = fixture.get(path);
    assertEquals(404, answer.statusCode());
    assertTrue(answer.body().startsWith("There is nothing at " + path), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/weights/../../../secret.txt",
        "/assets/weights/%2e%2e/secret.txt",
        "/data/mnist/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%252e%252e/secret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "//../secret.txt",
        "/page.js%00.html",
        "/%zz",
        "/%",
      })
  void neverLeavesItsFolders(String path) throws Exception {
    String answer =
        RawRequest.answer(fixture.server.port(), "GET " + path + " HTTP/1.1", "Host: 127.0.0.1");
    assertTrue(answer.startsWith("HTTP/1.1 400") || answer.startsWith("HTTP/1.1 404"), answer);
    assertFalse(answer.contains("secret\n"), answer);
  }

  @Test
  void doesNotFollowLinksOutOfItsFolders() throws Exception {
    Files.createSymbolicLink(fixture.site.resolve("link.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(fixture.site.resolve("out"), folder);
    assertEquals(404, fixture.get("/link.txt").statusCode());
    assertEquals(404, fixture.get("/out/secret.txt").statusCode());
  }

  @Test
  void hidesHiddenFiles() throws Exception {
    Files.writeString(fixture.site.resolve(".hidden"), "x");
    assertEquals(404, fixture.get("/.hidden").statusCode());
  }

  @Test
  void keepsThePageToItself() throws Exception {
    HttpResponse<String> answer = fixture.get("/");
    String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.contains("default-src 'self'"), policy);
    assertTrue(policy.contains("frame-ancestors 'none'"), policy);
    assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, 200",
    "localhost, 200",
    "LOCALHOST:1, 200",
    "[::1]:8080, 200",
    "evil.example, 403",
    "127.0.0.1.evil.example, 403",
    "localhost@evil.example, 403",
    "'', 403",
  })
  void answersOnlyToItsOwnName(String host, int status) throws Exception {
    String answer = RawRequest.answer(fixture.server.port(), "GET / HTTP/1.1", "Host: " + host);
    assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080, 200",
    "http://localhost:3000, 200",
    "https://evil.example, 403",
    "null, 403",
  })
  void answersOnlyPagesOfThisMachine(String origin, int status) throws Exception {
    HttpResponse<String> answer = fixture.get("/api/status", "Origin", origin);
    assertEquals(status, answer.statusCode(), answer.body());
  }

  @Test
  void tellsThatATrainingServiceStandsBehindThePage() throws Exception {
    String expected =
        "{'name':'Descent','version':'1.2.3','backend':'reference, double','lanes':1,'mnist':true}";
    assertEquals(expected.replace('\'', '"'), fixture.get("/api/status").body());
    assertEquals(404, fixture.get("/api/statusquo").statusCode());
  }

  @Test
  void takesTheNextPortWhenOneIsTaken() throws Exception {
    int taken = fixture.server.port();
    Map<String, HttpHandler> none = Map.of();
    try (LocalServer next = LocalServer.start(taken, true, none)) {
      assertTrue(next.port() > taken);
    }
    String sentence =
        assertThrows(IOException.class, () -> LocalServer.start(taken, false, none)).getMessage();
    assertTrue(sentence.startsWith("Port " + taken + " is not to be had"), sentence);
    assertTrue(sentence.contains("--port"), sentence);
  }

  @Test
  void readsUtf8Names() throws Exception {
    Files.writeString(fixture.site.resolve("größe.txt"), "x", StandardCharsets.UTF_8);
    assertEquals(200, fixture.get("/gr%C3%B6%C3%9Fe.txt").statusCode());
  }
}
