package descent.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The names of files in addresses: whatever is written there, in whatever code, never leads out of
 * the folder that is served.
 */
final class RequestPath {
  private RequestPath() {}

  /**
   * The name that the path of an address spells, percent codes undone once.
   *
   * @throws Refusal when a code is broken or spells what no name of a file has in it
   */
  static String decode(String rawPath) {
    String name = undoPercentCodes(rawPath);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c == '\\' || c == ':' || c == 0x7f) {
        throw malformed(rawPath);
      }
    }
    for (String segment : name.split("/", -1)) {
      if (segment.equals("..") || segment.equals(".")) {
        throw malformed(rawPath);
      }
    }
    return name;
  }

  /**
   * The regular file of this name in a folder, if there is one; links that lead out of the folder
   * count as absent, and so does everything hidden.
   */
  static Optional<Path> resolve(Path folder, String name) throws IOException {
    if (name.startsWith(".") || name.contains("/.") || name.startsWith("/")) {
      return Optional.empty();
    }
    Path file;
    try {
      file = folder.resolve(name);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Path real = file.toRealPath();
    return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
  }

  private static String undoPercentCodes(String rawPath) {
    byte[] bytes = new byte[rawPath.length()];
    int count = 0;
    for (int i = 0; i < rawPath.length(); i++) {
      char c = rawPath.charAt(i);
      if (c > 0x7f) {
        throw malformed(rawPath);
      }
      if (c != '%') {
        bytes[count++] = (byte) c;
        continue;
      }
      if (i + 2 >= rawPath.length()
          || !HexFormat.isHexDigit(rawPath.charAt(i + 1))
          || !HexFormat.isHexDigit(rawPath.charAt(i + 2))) {
        throw malformed(rawPath);
      }
      bytes[count++] = (byte) HexFormat.fromHexDigits(rawPath, i + 1, i + 3);
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, count))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed(rawPath);
    }
  }

  private static Refusal malformed(String rawPath) {
    return new Refusal(Reply.BAD_REQUEST, "The address " + rawPath + " names no file.");
  }
}
