package descent.server.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers only pages of this machine. Listening on the loopback address keeps other machines out,
 * but not other sites in the browser of this one: a foreign page could send requests (its address
 * is then in Origin), or give its own name this machine's address (its name is then in Host).
 */
final class LoopbackOnly extends Filter {
  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    checkHost(exchange.getRequestHeaders().get("Host"));
    checkOrigin(exchange.getRequestHeaders().get("Origin"));
    chain.doFilter(exchange);
  }

  private static void checkHost(@Nullable List<String> hosts) {
    if (hosts == null || hosts.size() != 1 || !isLoopback("http://" + hosts.getFirst())) {
      throw new Refusal(
          Reply.FORBIDDEN, "This server answers only to http://127.0.0.1 and http://localhost.");
    }
  }

  private static void checkOrigin(@Nullable List<String> origins) {
    if (origins != null && !(origins.size() == 1 && isLoopback(origins.getFirst()))) {
      throw new Refusal(
          Reply.FORBIDDEN, "This server takes no requests from pages of other sites.");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      String host = URI.create(address).getHost();
      return host != null
          && switch (host.toLowerCase(Locale.ROOT)) {
            case "127.0.0.1", "localhost", "[::1]" -> true;
            default -> false;
          };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String description() {
    return "Refuses requests that pages of other sites cause.";
  }
}
