package descent.server.http;

import com.sun.net.httpserver.HttpExchange;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.io.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Answers with a whole body, or with its headers alone where the request says HEAD. */
final class Reply {
  static final int OK = 200;
  static final int CREATED = 201;
  static final int NO_CONTENT = 204;
  static final int NOT_MODIFIED = 304;
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int CONTENT_TOO_LARGE = 413;
  static final int UNSUPPORTED_MEDIA_TYPE = 415;
  static final int INTERNAL_SERVER_ERROR = 500;

  private Reply() {}

  static void json(HttpExchange exchange, int status, JsonValue value) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    bytes(exchange, status, ContentType.JSON, utf8(Json.write(value)));
  }

  /** An error as the training service tells it: {@code {"error": sentence}}. */
  static void error(HttpExchange exchange, int status, String sentence) throws IOException {
    json(exchange, status, JsonObject.with("error", sentence).build());
  }

  static void text(HttpExchange exchange, int status, String text) throws IOException {
    bytes(exchange, status, ContentType.TEXT, utf8(text + "\n"));
  }

  static void bytes(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** An answer without a body. */
  static void empty(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
  }

  /**
   * Refuses other methods than these.
   *
   * @throws Refusal with status 405, the header Allow set
   */
  static void allow(HttpExchange exchange, String... methods) {
    for (String method : methods) {
      if (exchange.getRequestMethod().equals(method)) {
        return;
      }
    }
    exchange.getResponseHeaders().set("Allow", String.join(", ", methods));
    throw new Refusal(
        METHOD_NOT_ALLOWED,
        exchange.getRequestURI().getPath()
            + " answers "
            + String.join(" and ", methods)
            + ", not "
            + exchange.getRequestMethod()
            + ".");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
