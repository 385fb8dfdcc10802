package descent.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import descent.engine.experiment.Experiment;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.io.JsonArray;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import descent.server.job.Job;
import descent.server.job.JobRefused;
import descent.server.job.Jobs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The training service.
 *
 * <pre>
 *   POST   /api/jobs               begins a job with the experiment in the body
 *   GET    /api/jobs               all jobs
 *   GET    /api/jobs/ID            one job
 *   DELETE /api/jobs/ID            cancels it
 *   POST   /api/jobs/ID/resume     goes on with it from its last finished epoch
 *   GET    /api/jobs/ID/events     what happens in it, as server-sent events
 *   GET    /api/jobs/ID/weights    what it has learned, as safetensors
 * </pre>
 */
final class JobsHandler implements HttpHandler {
  static final String PREFIX = "/api/jobs";

  /** An experiment takes a few kilobytes. */
  private static final int LARGEST_BODY = 256 * 1024;

  private final Jobs jobs;

  JobsHandler(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    String path = RequestPath.decode(exchange.getRequestURI().getRawPath());
    String[] parts = path.substring(PREFIX.length()).split("/", -1);
    try {
      if (parts.length == 1 && parts[0].isEmpty()) {
        collection(exchange);
      } else if (parts.length == 2 && parts[0].isEmpty()) {
        job(exchange, find(parts[1]));
      } else if (parts.length == 3 && parts[0].isEmpty()) {
        part(exchange, find(parts[1]), parts[2]);
      } else {
        throw nothingAt(path);
      }
    } catch (JobRefused e) {
      Reply.error(exchange, Reply.CONFLICT, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private void collection(HttpExchange exchange) throws IOException, JobRefused {
    Reply.allow(exchange, "GET", "HEAD", "POST");
    if (exchange.getRequestMethod().equals("POST")) {
      Job job = submit(exchange);
      exchange.getResponseHeaders().set("Location", PREFIX + "/" + job.id());
      Reply.json(exchange, Reply.CREATED, job.toJson());
    } else {
      List<JsonValue> all = new ArrayList<>();
      jobs.all().forEach(job -> all.add(job.toJson()));
      Reply.json(exchange, Reply.OK, JsonObject.with("jobs", new JsonArray(all)).build());
    }
  }

  private Job submit(HttpExchange exchange) throws IOException, JobRefused {
    byte[] body = body(exchange);
    try {
      if (!(Json.parse(body) instanceof JsonObject json)) {
        throw new IllegalArgumentException("it should be a JSON object between { and }");
      }
      Experiment experiment = ExperimentJson.read(json);
      return jobs.submit(experiment);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Reply.BAD_REQUEST, "This experiment cannot be trained here: " + e.getMessage() + ".");
    }
  }

  private void job(HttpExchange exchange, Job job)
      throws IOException, JobRefused, InterruptedException {
    Reply.allow(exchange, "GET", "HEAD", "DELETE");
    if (exchange.getRequestMethod().equals("DELETE")) {
      jobs.cancel(job);
    }
    Reply.json(exchange, Reply.OK, job.toJson());
  }

  private void part(HttpExchange exchange, Job job, String part)
      throws IOException, JobRefused, InterruptedException {
    switch (part) {
      case "events" -> {
        Reply.allow(exchange, "GET");
        EventStream.send(exchange, job.log());
      }
      case "weights" -> {
        Reply.allow(exchange, "GET", "HEAD");
        sendWeights(exchange, job);
      }
      case "resume" -> {
        Reply.allow(exchange, "POST");
        resume(job);
        Reply.json(exchange, Reply.OK, job.toJson());
      }
      default -> throw nothingAt(PREFIX + "/" + job.id() + "/" + part);
    }
  }

  private void resume(Job job) throws IOException, JobRefused {
    try {
      jobs.resume(job);
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          Reply.CONFLICT, "Job " + job.id() + " cannot be resumed: " + e.getMessage() + ".");
    }
  }

  private static void sendWeights(HttpExchange exchange, Job job) throws IOException {
    byte[] weights =
        job.weights()
            .orElseThrow(() ->
                new Refusal(
                    Reply.NOT_FOUND,
                    "Job "
                        + job.id()
                        + " has no weights yet; they come with its first finished epoch."));
    exchange
        .getResponseHeaders()
        .set("Content-Disposition", "attachment; filename=\"" + job.id() + ".safetensors\"");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    Reply.bytes(exchange, Reply.OK, ContentType.BYTES, weights);
  }

  private Job find(String id) {
    return jobs.find(id)
        .orElseThrow(() ->
            new Refusal(
                Reply.NOT_FOUND, "There is no job " + id + "; GET " + PREFIX + " lists" + " all."));
  }

  private static Refusal nothingAt(String path) {
    return new Refusal(Reply.NOT_FOUND, "There is nothing at " + path + ".");
  }

  /** The whole body; of one that is too large, a part is read so that the answer gets through. */
  private static byte[] body(HttpExchange exchange) throws IOException {
    checkType(exchange.getRequestHeaders().getFirst("Content-Type"));
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      in.skip(16L * LARGEST_BODY);
      throw new Refusal(
          Reply.CONTENT_TOO_LARGE,
          "An experiment takes a few kilobytes; this body has more than "
              + LARGEST_BODY / 1024
              + " KiB.");
    }
    return body;
  }

  /** Forms of other sites can post text, but not JSON, without asking. */
  private static void checkType(@Nullable String type) {
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(ContentType.JSON)) {
      throw new Refusal(
          Reply.UNSUPPORTED_MEDIA_TYPE,
          "Post an experiment with Content-Type: " + ContentType.JSON + ".");
    }
  }
}
