package descent.server.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.data.Split;
import descent.server.file.UserFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class MnistFolderTest {
  @TempDir Path folder;

  @Test
  void readsCompressedFiles() throws IOException {
    TinyMnist.write(folder, 30, 20);
    Split split = MnistFolder.at(folder).load();
    assertEquals(30, split.train().size());
    assertEquals(20, split.test().size());
  }

  @Test
  void readsFilesThatAreNotCompressed() throws IOException {
    TinyMnist.write(folder, 30, 20);
    for (IdxFile file : IdxFile.MNIST) {
      Path gzip = folder.resolve(file.gzipName());
      Files.write(folder.resolve(file.name()), MnistFolder.at(folder).read(file));
      Files.delete(gzip);
    }
    assertEquals(30, MnistFolder.at(folder).load().train().size());
  }

  @Test
  void saysThatTheFolderIsMissing() {
    String sentence = failure(() -> MnistFolder.at(folder.resolve("absent")));
    assertTrue(sentence.startsWith("There is no folder " + folder.resolve("absent")), sentence);
    assertTrue(sentence.contains("descent fetch"), sentence);
  }

  @Test
  void namesTheFilesThatAreMissing() throws IOException {
    TinyMnist.write(folder, 3, 2);
    Files.delete(folder.resolve("t10k-labels-idx1-ubyte.gz"));
    String sentence = failure(() -> MnistFolder.at(folder));
    assertTrue(sentence.contains("lacks t10k-labels-idx1-ubyte (with or without .gz)"), sentence);
  }

  @Test
  void saysThatACompressedFileIsCutOff() throws IOException {
    TinyMnist.write(folder, 30, 20);
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    byte[] bytes = Files.readAllBytes(images);
    Files.write(images, Arrays.copyOf(bytes, bytes.length / 2));
    String sentence = failure(() -> MnistFolder.at(folder).load());
    assertTrue(
        sentence.startsWith(images + " is damaged: its compressed data ends too early."), sentence);
  }

  @Test
  void saysThatACompressedFileIsDamaged() throws IOException {
    TinyMnist.write(folder, 30, 20);
    Path images = folder.resolve("train-images-idx3-ubyte.gz");
    byte[] bytes = Files.readAllBytes(images);
    Arrays.fill(bytes, 20, 60, (byte) 0x5a);
    Files.write(images, bytes);
    String sentence = failure(() -> MnistFolder.at(folder).load());
    assertTrue(sentence.startsWith(images + " is damaged"), sentence);
  }

  @Test
  void saysThatAnIdxFileIsCutOff() throws IOException {
    TinyMnist.write(folder, 30, 20);
    byte[] images = MnistFolder.at(folder).read(IdxFile.TRAIN_IMAGES);
    write(IdxFile.TRAIN_IMAGES, Arrays.copyOf(images, images.length - 100));
    String sentence = failure(() -> MnistFolder.at(folder).load());
    assertTrue(sentence.startsWith(folder.resolve("train-images-idx3-ubyte.gz") + " and "));
    assertTrue(sentence.contains("ends after"), sentence);
  }

  @Test
  void saysThatTheMagicNumberIsWrong() throws IOException {
    TinyMnist.write(folder, 30, 20);
    byte[] images = MnistFolder.at(folder).read(IdxFile.TRAIN_IMAGES);
    images[3] = 2;
    write(IdxFile.TRAIN_IMAGES, images);
    String sentence = failure(() -> MnistFolder.at(folder).load());
    assertTrue(sentence.contains("0x00000802 in place of 0x00000803"), sentence);
  }

  @Test
  void saysThatLabelsAndImagesDifferInNumber() throws IOException {
    TinyMnist.write(folder, 30, 20);
    write(IdxFile.TRAIN_LABELS, TinyMnist.labels(29));
    String sentence = failure(() -> MnistFolder.at(folder).load());
    assertTrue(sentence.contains("30 pictures"), sentence);
    assertTrue(sentence.contains("29 labels"), sentence);
  }

  @Test
  void prefersTheOptionThenTheVariableThenTheCache() throws IOException {
    UserFolders user = new UserFolders(folder.resolve("cache"), folder);
    Path cache = folder.resolve("cache").resolve("mnist");
    Path named = Files.createDirectory(folder.resolve("named"));
    Path set = Files.createDirectory(folder.resolve("set"));
    Map<String, String> variables = Map.of("DESCENT_DATA", set.toString());
    assertEquals(Optional.empty(), MnistLocation.of(null, Map.of(), user).find());
    TinyMnist.write(Files.createDirectories(cache), 3, 2);
    TinyMnist.write(named, 3, 2);
    TinyMnist.write(set, 3, 2);
    assertEquals(cache, MnistLocation.of(null, Map.of(), user).find().orElseThrow().path());
    assertEquals(set, MnistLocation.of(null, variables, user).find().orElseThrow().path());
    assertEquals(named, MnistLocation.of(named, variables, user).find().orElseThrow().path());
  }

  @Test
  void doesNotPassOverAVariableThatNamesNothing() {
    UserFolders user = new UserFolders(folder, folder);
    Map<String, String> variables = Map.of("DESCENT_DATA", folder.resolve("absent").toString());
    String sentence = failure(() -> MnistLocation.of(null, variables, user).find());
    assertTrue(sentence.startsWith("The variable DESCENT_DATA is set. There is no"), sentence);
  }

  private void write(IdxFile file, byte[] content) throws IOException {
    Files.write(
        folder.resolve(file.gzipName()), FetchTest.gzip(content, Deflater.DEFAULT_COMPRESSION));
  }

  private static String failure(Executable action) {
    return assertThrows(IOException.class, action).getMessage();
  }
}
