package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzTest {
  private static final SavedTensor W = SavedTensor.f32("0.weight", Shape.of(2, 2), 1, 2, 3, 4);
  private static final SavedTensor B = SavedTensor.f64("0.bias", Shape.of(2), -1, 0.5);
  private static final SavedTensor N = SavedTensor.i64("steps", Shape.of(), 7);

  @Test
  void writesTheHeaderThatNumpyWrites() {
    byte[] file = Npy.write(SavedTensor.f32("x", Shape.of(16), new float[16]));
    // numpy.save of numpy.zeros(16, 'float32') is these 128 bytes and 64 zeros.
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (16,), }";
    byte[] expected = new byte[128 + 64];
    Arrays.fill(expected, 10, 127, (byte) ' ');
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
    System.arraycopy(magic, 0, expected, 0, 10);
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, expected, 10, text.length);
    expected[127] = '\n';
    assertArrayEquals(expected, file);
  }

  @Test
  void writesTuplesAsPythonDoes() {
    assertTrue(headerOf(Shape.of()).contains("'shape': (), }"));
    assertTrue(headerOf(Shape.of(1)).contains("'shape': (1,), }"));
    assertTrue(headerOf(Shape.of(1, 1)).contains("'shape': (1, 1), }"));
    assertTrue(headerOf(Shape.of(1, 1, 1)).contains("'shape': (1, 1, 1), }"));
  }

  @Test
  void readsWhatItWrote() {
    List<SavedTensor> tensors = List.of(W, B, N, SavedTensor.f32("empty", Shape.of(0, 3)));
    assertEquals(tensors, Npz.read(Npz.write(tensors)));
    assertEquals(List.of(), Npz.read(Npz.write(List.of())));
  }

  @Test
  void writesAnArchiveThatOtherReadersRead() throws Exception {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(Npz.write(List.of(W, B))))) {
      assertEquals("0.weight.npy", zip.getNextEntry().getName());
      assertArrayEquals(Npy.write(W), zip.readAllBytes());
      assertEquals("0.bias.npy", zip.getNextEntry().getName());
      assertArrayEquals(Npy.write(B), zip.readAllBytes());
      assertEquals(null, zip.getNextEntry());
    }
  }

  @Test
  void readsAnArchiveThatOthersWroteWithExtraFieldsAndAComment() throws Exception {
    assertEquals(List.of(W), Npz.read(zip(Npy.write(W), ZipEntry.STORED)));
  }

  @Test
  void rejectsCompressedEntries() throws Exception {
    byte[] file = zip(Npy.write(W), ZipEntry.DEFLATED);
    assertEquals(
        "\"0.weight.npy\" is compressed; save with numpy.savez, not savez_compressed",
        problemOf(file));
  }

  @Test
  void rejectsDamage() {
    byte[] file = Npz.write(List.of(W));
    byte[] flipped = file.clone();
    flipped[150]++;
    assertTrue(problemOf(flipped).contains("is damaged: its check sum does not fit"));
    byte[] noEnd = Arrays.copyOf(file, file.length - 30);
    assertEquals("Not an npz file: it does not end as a zip archive does", problemOf(noEnd));
    byte[] noMiddle = Arrays.copyOfRange(file, 100, file.length);
    assertTrue(problemOf(noMiddle).contains("npz file"));
    assertEquals("Not an npz file: it does not end as a zip archive does", problemOf(new byte[3]));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<f4 | >f4 | `\"x\" stores its numbers as >f4, but only <f4, <f8, <f2 and <i8 can be read;"
            + " convert it with astype('<f4')`",
        "False | True | `\"x\" is stored column by column; save numpy.ascontiguousarray of it`",
        "(2, 2) | (2, 3) | `\"x\" of shape [2, 3] takes 24 bytes, but 16 follow its npy header`",
        "(2, 2) | (2, -2) | `\"x\" has an impossible shape in its npy header: (2, -2)`",
        "'shape' | 'shapo' | `\"x\" has no shape in its npy header`",
        "NUMPY | NUMPI | `\"x\" is not an npy file of version 1.0: it does not begin as one`",
      })
  void saysWhatIsWrongWithAnArray(String found, String replaced, String problem) {
    String text = new String(Npy.write(W), StandardCharsets.ISO_8859_1);
    byte[] file = text.replace(found, replaced).getBytes(StandardCharsets.ISO_8859_1);
    // The header's length in bytes 8 and 9 grows with the replacement.
    file[8] += (byte) (replaced.length() - found.length());
    var error = assertThrows(IllegalArgumentException.class, () -> Npy.read("x", file));
    assertEquals(problem, error.getMessage());
  }

  @Test
  void rejectsAnArrayCutOffInsideItsHeader() {
    byte[] file = Arrays.copyOf(Npy.write(W), 20);
    var error = assertThrows(IllegalArgumentException.class, () -> Npy.read("x", file));
    assertEquals("\"x\" is cut off inside its npy header", error.getMessage());
  }

  @Test
  void sumsTheStandardsCheckString() {
    assertEquals(0xcbf43926, Crc32.of("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  private static String headerOf(Shape shape) {
    byte[] file = Npy.write(SavedTensor.f32("x", shape, 1));
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static byte[] zip(byte[] data, int method) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setComment("a comment");
      ZipEntry entry = new ZipEntry("0.weight.npy");
      CRC32 crc = new CRC32();
      crc.update(data);
      entry.setMethod(method);
      entry.setSize(data.length);
      entry.setCrc(crc.getValue());
      entry.setExtra(new byte[] {1, 1, 2, 0, 9, 9});
      zip.putNextEntry(entry);
      zip.write(data);
    }
    return out.toByteArray();
  }

  private static String problemOf(byte[] file) {
    return assertThrows(IllegalArgumentException.class, () -> Npz.read(file)).getMessage();
  }
}
