package descent.server.http;

import descent.engine.backend.ReferenceBackend;
import descent.server.job.Jobs;
import descent.server.mnist.LocalLibrary;
import descent.server.mnist.MnistFolder;
import descent.server.mnist.TinyMnist;
import descent.server.training.Laboratory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A server on a free port with a small site, and a browser's side of it. */
final class ServerFixture implements AutoCloseable {
  final Path site;
  final Path weights;
  final Jobs jobs;
  final LocalServer server;
  final HttpClient client = HttpClient.newHttpClient();

  ServerFixture(Path folder) throws IOException {
    site = Files.createDirectories(folder.resolve("site"));
    weights = Files.createDirectories(folder.resolve("weights"));
    Path mnist = Files.createDirectories(folder.resolve("mnist"));
    TinyMnist.write(mnist, 20, 10);
    Files.writeString(site.resolve("index.html"), "<!doctype html><title>Descent</title>");
    Files.writeString(site.resolve("page.js"), "let x = 1;\n".repeat(1000));
    Files.write(site.resolve("page.wasm"), new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
    Files.createDirectories(site.resolve("assets/weights"));
    Files.writeString(site.resolve("assets/weights/own.safetensors"), "of the site");
    Files.writeString(weights.resolve("mine.safetensors"), "of the user");
    Files.writeString(weights.resolve("notes.txt"), "private");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Laboratory laboratory =
        new Laboratory(
            new ReferenceBackend(), new LocalLibrary(Optional.of(MnistFolder.at(mnist))), "1.2.3");
    jobs = new Jobs(folder.resolve("jobs"), laboratory);
    server = new PageServer(site, weights, laboratory, jobs).start(0, false);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url()).resolve(path));
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    server.close();
    jobs.close();
    client.close();
  }
}
