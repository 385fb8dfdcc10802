package descent.server.http;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Tells the browser, with every answer, what the page may do: nothing beyond this server. */
final class SecurityHeaders extends Filter {
  /**
   * The runtime of TeaVM makes its bridge functions with {@code new Function}, which needs
   * 'unsafe-eval'; that includes WebAssembly. Canvas plots are saved from blob and data addresses,
   * and the single-file edition starts its worker from a blob.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'self'",
          "script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval'",
          "worker-src 'self' blob:",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data: blob:",
          "object-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    chain.doFilter(exchange);
  }

  @Override
  public String description() {
    return "Adds the headers that keep the page to itself.";
  }
}
