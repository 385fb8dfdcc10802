package descent.server.mnist;

import descent.engine.data.Dataset;
import descent.engine.data.Idx;
import descent.engine.data.Split;
import descent.server.file.FileSentence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;

/**
 * A folder that holds the four files of MNIST, or of another data set published like it, each
 * compressed by gzip or not.
 */
public final class MnistFolder {
  private static final String REMEDY =
      " Bring it with: descent fetch, or name a folder that has it with --data.";

  private final Path folder;

  private MnistFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder, if all four files are in it. */
  static Optional<MnistFolder> ifComplete(Path folder) {
    MnistFolder candidate = new MnistFolder(folder);
    return candidate.missing().isEmpty() ? Optional.of(candidate) : Optional.empty();
  }

  /**
   * The folder.
   *
   * @throws IOException with a sentence when there is none, or files are missing in it
   */
  public static MnistFolder at(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "There is no folder "
              + folder
              + ". Bring MNIST into it with: descent fetch --data "
              + folder
              + ", or name the folder that has it with --data.");
    }
    MnistFolder candidate = new MnistFolder(folder);
    List<String> missing = candidate.missing();
    if (!missing.isEmpty()) {
      throw new IOException(
          "The folder "
              + folder
              + " lacks "
              + String.join(", ", missing)
              + " (with or without .gz). Bring what is missing with: descent fetch --data "
              + folder);
    }
    return candidate;
  }

  /** Where it is. */
  public Path path() {
    return folder;
  }

  /**
   * The images to train on and to test on, with their labels.
   *
   * @throws IOException with a sentence when a file is damaged, or does not fit its partner
   */
  public Split load() throws IOException {
    return new Split(
        pair(IdxFile.TRAIN_IMAGES, IdxFile.TRAIN_LABELS),
        pair(IdxFile.TEST_IMAGES, IdxFile.TEST_LABELS));
  }

  /** The SHA-256 of each file's decompressed bytes, by the file's name. */
  public Map<String, String> sha256() throws IOException {
    Map<String, String> digests = new LinkedHashMap<>();
    for (IdxFile file : IdxFile.MNIST) {
      digests.put(file.name(), IdxFile.sha256(read(file)));
    }
    return digests;
  }

  private Dataset pair(IdxFile images, IdxFile labels) throws IOException {
    byte[] pixels = read(images);
    byte[] answers = read(labels);
    try {
      return Idx.read(pixels, answers);
    } catch (IllegalArgumentException e) {
      throw new IOException(
          locate(images).orElseThrow()
              + " and "
              + locate(labels).orElseThrow().getFileName()
              + " cannot be used. "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /** The decompressed bytes of a file. */
  byte[] read(IdxFile file) throws IOException {
    Path path =
        locate(file)
            .orElseThrow(() -> new IOException("There is no " + file.name() + "." + REMEDY));
    try {
      byte[] bytes = Files.readAllBytes(path);
      return isGzip(bytes) ? decompress(bytes) : bytes;
    } catch (ZipException | EOFException e) {
      throw new IOException(
          path
              + " is damaged: its compressed data "
              + (e instanceof EOFException ? "ends too early" : "cannot be read")
              + ". Delete it and bring it again with: descent fetch --data "
              + folder,
          e);
    } catch (IOException e) {
      throw new IOException(FileSentence.of(e), e);
    }
  }

  /**
   * The bytes of a file as it is published, compressed.
   *
   * @throws IOException with a sentence when it cannot be read
   */
  public byte[] gzip(IdxFile file) throws IOException {
    Path published = folder.resolve(file.gzipName());
    if (Files.isRegularFile(published)) {
      return Files.readAllBytes(published);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(read(file));
    }
    return bytes.toByteArray();
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    for (IdxFile file : IdxFile.MNIST) {
      if (locate(file).isEmpty()) {
        missing.add(file.name());
      }
    }
    return missing;
  }

  private Optional<Path> locate(IdxFile file) {
    for (String name : List.of(file.gzipName(), file.name())) {
      Path path = folder.resolve(name);
      if (Files.isRegularFile(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length >= 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
  }

  private static byte[] decompress(byte[] bytes) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    }
  }
}
