package descent.server.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Turns what goes wrong into an answer: a sentence, never a stack trace. */
final class Problems extends Filter {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    try {
      chain.doFilter(exchange);
    } catch (Refusal e) {
      answer(exchange, e.status(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed: " + exchange.getRequestURI(), e);
      if (exchange.getResponseCode() < 0) {
        answer(
            exchange,
            Reply.INTERNAL_SERVER_ERROR,
            "The server failed at this request; its log, in the terminal, says how.");
      }
    } finally {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String sentence)
      throws IOException {
    if (exchange.getRequestURI().getPath().startsWith("/api/")) {
      Reply.error(exchange, status, sentence);
    } else {
      Reply.text(exchange, status, sentence);
    }
  }

  @Override
  public String description() {
    return "Answers errors with a sentence.";
  }
}
