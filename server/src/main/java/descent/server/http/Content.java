package descent.server.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Sends content with an ETag made of it, so that a browser asks again but loads nothing twice; text
 * and WebAssembly are compressed for those who accept it.
 */
final class Content {
  private static final int ETAG_DIGITS = 24;

  private final Map<String, byte[]> compressed = new ConcurrentHashMap<>();

  void send(HttpExchange exchange, String type, byte[] content) throws IOException {
    boolean compressible = ContentType.isCompressible(type);
    boolean gzip = compressible && acceptsGzip(exchange.getRequestHeaders());
    String digest = digest(content);
    String tag = '"' + digest + (gzip ? "-gzip" : "") + '"';
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", tag);
    headers.set("Cache-Control", "no-cache");
    if (compressible) {
      headers.set("Vary", "Accept-Encoding");
    }
    if (matches(exchange.getRequestHeaders(), tag)) {
      Reply.empty(exchange, Reply.NOT_MODIFIED);
      return;
    }
    byte[] body = content;
    if (gzip) {
      headers.set("Content-Encoding", "gzip");
      body = compressed.computeIfAbsent(digest, _ -> compress(content));
    }
    Reply.bytes(exchange, Reply.OK, type, body);
  }

  /** Whether the browser has this very content, as If-None-Match says (RFC 9110 section 13.1.2). */
  private static boolean matches(Headers request, String tag) {
    return items(request, "If-None-Match").stream()
        .anyMatch(known -> known.equals("*") || known.equals(tag) || known.equals("W/" + tag));
  }

  private static boolean acceptsGzip(Headers request) {
    return items(request, "Accept-Encoding").stream()
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding ->
            coding.equals("gzip")
                || (coding.startsWith("gzip;q=") && !coding.matches("gzip;q=0(\\.0*)?")));
  }

  private static List<String> items(Headers request, String name) {
    return request.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .toList();
  }

  private static byte[] compress(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length / 2);
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new IllegalStateException("Memory cannot fail to be written to", e);
    }
    return bytes.toByteArray();
  }

  private static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest).substring(0, ETAG_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
