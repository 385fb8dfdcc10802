package descent.server.mnist;

import descent.engine.data.MnistFile;
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
  public static final IdxFile TRAIN_IMAGES = of(MnistFile.TRAIN_IMAGES);

  /** Their labels. */
  public static final IdxFile TRAIN_LABELS = of(MnistFile.TRAIN_LABELS);

  /** The 10,000 images to test on. */
  public static final IdxFile TEST_IMAGES = of(MnistFile.TEST_IMAGES);

  /** Their labels. */
  public static final IdxFile TEST_LABELS = of(MnistFile.TEST_LABELS);

  /** MNIST. */
  public static final List<IdxFile> MNIST =
      List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

  private static final int BUFFER = 1 << 16;

  private static IdxFile of(MnistFile file) {
    return new IdxFile(file.name(), file.bytes(), file.sha256());
  }

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
