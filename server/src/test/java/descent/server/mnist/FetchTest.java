package descent.server.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final String NAME = "images.gz";

  @TempDir Path folder;
  private Mirror first;
  private Mirror second;
  private byte[] content;
  private byte[] gzip;
  private IdxFile file;
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void openMirrors() throws IOException {
    first = new Mirror();
    second = new Mirror();
    content = new byte[200_000];
    new SplittableRandom(1).nextBytes(content);
    gzip = gzip(content, Deflater.DEFAULT_COMPRESSION);
    file = new IdxFile("images", content.length, IdxFile.sha256(content));
  }

  @AfterEach
  void closeMirrors() {
    first.close();
    second.close();
  }

  @Test
  void storesAVerifiedFileUnderItsName() throws IOException {
    first.files.put(NAME, gzip);
    fetch(first);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
    assertEquals(List.of(NAME), names());
    assertTrue(heard.contains("images.gz " + gzip.length + " of " + gzip.length), "" + heard);
  }

  @Test
  void fetchesNothingThatIsHere() throws IOException {
    Files.write(folder.resolve(NAME), gzip);
    fetch(first);
    assertEquals(List.of(), first.requests);
    assertEquals(List.of("images.gz was here"), heard);
  }

  @Test
  void replacesADamagedFile() throws IOException {
    Files.write(folder.resolve(NAME), Arrays.copyOf(gzip, 1000));
    first.files.put(NAME, gzip);
    fetch(first);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void goesOnWhereATransferBrokeOff() throws IOException {
    first.files.put(NAME, gzip);
    first.breaks.add(50_000);
    fetch(first);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
    assertEquals(2, first.requests.size());
    assertTrue(first.requests.get(1).matches("images.gz from [1-9]\\d*"), "" + first.requests);
  }

  @Test
  void goesOnWhereAnEarlierRunEnded() throws IOException {
    Files.write(folder.resolve(NAME + ".part"), Arrays.copyOf(gzip, 12_345));
    first.files.put(NAME, gzip);
    fetch(first);
    assertEquals(List.of("images.gz from 12345"), first.requests);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
    assertEquals(List.of(NAME), names());
  }

  @Test
  void acceptsAPartThatIsComplete() throws IOException {
    Files.write(folder.resolve(NAME + ".part"), gzip);
    first.files.put(NAME, gzip);
    fetch(first);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void startsAnewOnAServerWithoutRanges() throws IOException {
    first.ranges = false;
    first.files.put(NAME, gzip);
    first.breaks.add(50_000);
    fetch(first);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void startsAnewWhenThePartBelongsToAnotherCompression() throws IOException {
    byte[] other = gzip(content, Deflater.NO_COMPRESSION);
    Files.write(folder.resolve(NAME + ".part"), Arrays.copyOf(other, 5_000));
    first.files.put(NAME, gzip);
    fetch(first);
    assertEquals(List.of("images.gz from 5000", "images.gz"), first.requests);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void triesTheNextMirrorWhenAFileIsNotFound() throws IOException {
    second.files.put(NAME, gzip);
    fetch(first, second);
    assertEquals(List.of(NAME), first.requests);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
    assertTrue(heard.getFirst().contains("the server answers 404"), "" + heard);
  }

  @Test
  void triesTheNextMirrorWhenOneKeepsBreakingOff() throws IOException {
    first.files.put(NAME, gzip);
    first.breaks.addAll(List.of(100, 100, 100, 100));
    second.files.put(NAME, gzip);
    fetch(first, second);
    assertEquals(4, first.requests.size());
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void throwsAwayAFileWithAnotherContent() throws IOException {
    byte[] wrong = content.clone();
    wrong[17] ^= 1;
    first.files.put(NAME, gzip(wrong, Deflater.DEFAULT_COMPRESSION));
    second.files.put(NAME, gzip);
    fetch(first, second);
    assertTrue(
        heard.stream().anyMatch(said -> said.contains("this is not the published file")),
        "" + heard);
    assertArrayEquals(gzip, Files.readAllBytes(folder.resolve(NAME)));
  }

  @Test
  void throwsAwayAFileWithoutEnd() throws IOException {
    first.files.put(NAME, gzip(new byte[50_000_000], Deflater.NO_COMPRESSION));
    IOException failure = assertThrows(IOException.class, () -> fetch(first));
    assertTrue(failure.getMessage().contains("it sends more than"), failure.getMessage());
    assertFalse(Files.exists(folder.resolve(NAME)));
  }

  @Test
  void saysWhatWasTriedWhenNoMirrorHasTheFile() throws IOException {
    second.close();
    IOException failure = assertThrows(IOException.class, () -> fetch(first, second));
    assertTrue(failure.getMessage().contains("could not be fetched from any mirror"));
    assertTrue(failure.getMessage().contains("the server answers 404"), failure.getMessage());
    assertTrue(failure.getMessage().contains("there is no connection"), failure.getMessage());
    assertFalse(Files.exists(folder.resolve(NAME)));
  }

  private void fetch(Mirror... mirrors) throws IOException {
    List<URI> urls = Stream.of(mirrors).map(Mirror::url).toList();
    new Fetch(urls, folder, new Hearing()).run(List.of(file));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).toList();
    }
  }

  static byte[] gzip(byte[] content, int level) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(level);
          }
        }) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private final class Hearing implements TransferListener {
    @Override
    public void arrived(String name, long bytes, long total) {
      heard.add(name + " " + bytes + " of " + total);
    }

    @Override
    public void complete(String name, boolean wasHere) {
      heard.add(name + (wasHere ? " was here" : " complete"));
    }

    @Override
    public void note(String sentence) {
      heard.add(sentence);
    }
  }
}
