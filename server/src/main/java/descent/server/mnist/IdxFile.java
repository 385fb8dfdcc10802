package descent.server.mnist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * One file of a data set in the idx format, as it is published: compressed by gzip, known by the
 * SHA-256 of what it decompresses to (the compressed bytes differ from mirror to mirror).
 *
 * @param name without {@code .gz}
 * @param bytes decompressed
 * @param sha256 of the decompressed bytes, in lower-case hexadecimal digits
 */
public record IdxFile(String name, long bytes, String sha256) {
  /** The 60,000 images to train on. */
  public static final IdxFile TRAIN_IMAGES =
      new IdxFile(
          "train-images-idx3-ubyte",
          47_040_016,
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");

  /** Their labels. */
  public static final IdxFile TRAIN_LABELS =
      new IdxFile(
          "train-labels-idx1-ubyte",
          60_008,
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

  /** The 10,000 images to test on. */
  public static final IdxFile TEST_IMAGES =
      new IdxFile(
          "t10k-images-idx3-ubyte",
          7_840_016,
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");

  /** Their labels. */
  public static final IdxFile TEST_LABELS =
      new IdxFile(
          "t10k-labels-idx1-ubyte",
          10_008,
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  /** MNIST. */
  public static final List<IdxFile> MNIST =
      List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  private static final int BUFFER = 1 << 16;

  /** The name under which it is published. */
  public String gzipName() {
    return name + ".gz";
  }

  /**
   * Whether a gzip file decompresses to exactly this file. A damaged or cut one does not; nothing
   * beyond the bytes expected is decompressed.
   */
  boolean matchesGzip(Path file) throws IOException {
    MessageDigest digest = sha256Digest();
    try (InputStream in =
        new DigestInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER)),
            digest)) {
      byte[] buffer = new byte[BUFFER];
      long total = 0;
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        total += n;
        if (total > bytes) {
          return false;
        }
      }
      return total == bytes && HexFormat.of().formatHex(digest.digest()).equals(sha256);
    } catch (ZipException | EOFException e) {
      return false;
    }
  }

  /** The SHA-256 of some bytes, in lower-case hexadecimal digits. */
  static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256Digest().digest(content));
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
