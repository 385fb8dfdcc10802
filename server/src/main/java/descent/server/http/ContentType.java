package descent.server.http;

import java.util.Map;

/** What kind of content a file holds, by its name. */
final class ContentType {
  static final String JSON = "application/json";
  static final String TEXT = "text/plain; charset=utf-8";
  static final String EVENTS = "text/event-stream; charset=utf-8";
  static final String BYTES = "application/octet-stream";

  private static final Map<String, String> BY_EXTENSION =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("json", JSON),
          Map.entry("map", JSON),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", TEXT),
          Map.entry("md", TEXT),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("gz", "application/gzip"));

  private ContentType() {}

  static String of(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
    return BY_EXTENSION.getOrDefault(extension, BYTES);
  }

  /** Whether gzip makes such content noticeably smaller. */
  static boolean isCompressible(String type) {
    return type.startsWith("text/")
        || type.startsWith(JSON)
        || type.endsWith("+xml")
        || type.endsWith("+json")
        || type.equals("application/wasm");
  }
}
