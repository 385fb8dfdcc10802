package descent.server.http;

import com.sun.net.httpserver.HttpExchange;
import descent.engine.io.Json;
import descent.server.job.EventLog;
import descent.server.job.JobEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * What happens in a job as server-sent events (the HTML standard, section 9.2): everything from the
 * start, or from the last event that the browser has seen when it comes back. The stream ends with
 * the job.
 */
final class EventStream {
  /** How often a browser that is gone would be noticed when nothing happens. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final String RETRY_AFTER_A_SECOND = "retry: 1000\n\n";
  private static final String HEARTBEAT_COMMENT = ": still here\n\n";

  private EventStream() {}

  static void send(HttpExchange exchange, EventLog log) throws IOException, InterruptedException {
    long seen = lastEventId(exchange);
    if (log.isAtRest() && log.after(seen).isEmpty()) {
      // Anything else would make the browser come back every second.
      Reply.empty(exchange, Reply.NO_CONTENT);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", ContentType.EVENTS);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(Reply.OK, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      write(out, RETRY_AFTER_A_SECOND);
      while (true) {
        List<JobEvent> events = log.awaitAfter(seen, HEARTBEAT);
        if (events.isEmpty() && log.isAtRest()) {
          return;
        }
        write(out, events.isEmpty() ? HEARTBEAT_COMMENT : text(events));
        seen = events.isEmpty() ? seen : events.getLast().id();
      }
    }
  }

  private static String text(List<JobEvent> events) {
    StringBuilder text = new StringBuilder();
    for (JobEvent event : events) {
      text.append("id: ").append(event.id());
      text.append("\nevent: ").append(event.kind().word());
      text.append("\ndata: ").append(Json.write(event.data())).append("\n\n");
    }
    return text.toString();
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static long lastEventId(HttpExchange exchange) {
    String id = exchange.getRequestHeaders().getFirst("Last-Event-ID");
    return id != null && id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
  }
}
