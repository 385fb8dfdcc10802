package descent.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import descent.engine.io.JsonObject;
import descent.server.training.Laboratory;
import java.io.IOException;

/** GET /api/status: tells the page that a training service stands behind it, and of what kind. */
final class StatusHandler implements HttpHandler {
  static final String PATH = "/api/status";

  private final Laboratory laboratory;

  StatusHandler(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().equals(PATH)) {
      throw new Refusal(Reply.NOT_FOUND, "There is nothing here; the status is at " + PATH + ".");
    }
    Reply.allow(exchange, "GET", "HEAD");
    Reply.json(
        exchange,
        Reply.OK,
        JsonObject.with("name", "Descent")
            .with("version", laboratory.version())
            .with("backend", laboratory.backend().name())
            .with("lanes", laboratory.backend().lanes())
            .with("mnist", laboratory.library().mnist().isPresent())
            .build());
  }
}
