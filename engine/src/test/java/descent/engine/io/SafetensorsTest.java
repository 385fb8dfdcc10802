package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {
  private static final SavedTensor WEIGHT = SavedTensor.f32("0.weight", Shape.of(2, 2), 1, 2, 3, 4);
  private static final SavedTensor BIAS = SavedTensor.f32("0.bias", Shape.of(2), -1, 0.5f);

  @Test
  void writesTheDocumentedBytes() {
    byte[] file = new Safetensors(List.of(WEIGHT, BIAS), Map.of("format", "pt")).toBytes();
    String header =
        "{\"__metadata__\":{\"format\":\"pt\"},"
            + "\"0.weight\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]},"
            + "\"0.bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[16,24]}}";
    int padded = (header.length() + 7) / 8 * 8;
    ByteBuffer expected =
        ByteBuffer.allocate(8 + padded + 24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(padded)
            .put(header.getBytes(StandardCharsets.UTF_8))
            .put(" ".repeat(padded - header.length()).getBytes(StandardCharsets.UTF_8));
    for (float value : new float[] {1, 2, 3, 4, -1, 0.5f}) {
      expected.putFloat(value);
    }
    assertArrayEquals(expected.array(), file);
  }

  @Test
  void readsWhatItWrote() {
    Safetensors file =
        new Safetensors(
            List.of(
                BIAS,
                WEIGHT,
                SavedTensor.i64("num_batches_tracked", Shape.of(), 7),
                SavedTensor.f64("precise", Shape.of(1), Math.PI),
                SavedTensor.f32("empty", Shape.of(0, 3))),
            Map.of("seed", "42", "data", "MNIST \u00e9"));
    Safetensors read = Safetensors.read(file.toBytes());
    assertEquals(file, read);
    assertArrayEquals(new double[] {7}, read.tensor("num_batches_tracked").doubles());
    assertArrayEquals(new float[] {-1, 0.5f}, read.tensor("0.bias").floats());
  }

  @Test
  void alignsEachTensorToItsOwnType() {
    byte[] file =
        new Safetensors(
                List.of(SavedTensor.f32("a", Shape.of(1), 1), SavedTensor.i64("b", Shape.of(), 2)),
                Map.of())
            .toBytes();
    String text = new String(file, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]}"));
    assertTrue(text.contains("\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}"));
  }

  @Test
  void readsAnEmptyFile() {
    assertEquals(new Safetensors(List.of(), Map.of()), Safetensors.read(file("{}", 0)));
  }

  @Test
  void readsHalfPrecision() {
    byte[] file = file("{\"h\":{\"dtype\":\"F16\",\"shape\":[8],\"data_offsets\":[0,16]}}", 16);
    short[] bits = {0x3c00, (short) 0xc000, 0x0001, 0x03ff, 0x7bff, 0x7c00, 0x7e00, (short) 0x8000};
    ByteBuffer.wrap(file)
        .order(ByteOrder.LITTLE_ENDIAN)
        .position(file.length - 16)
        .asShortBuffer()
        .put(bits);
    assertArrayEquals(
        new double[] {1, -2, 0x1p-24, 1023 * 0x1p-24, 65504, 1 / 0.0, Double.NaN, -0.0},
        Safetensors.read(file).tensor("h").doubles());
  }

  @Test
  void listsTheTensorsWhenOneIsMissing() {
    Safetensors file = new Safetensors(List.of(WEIGHT, BIAS), Map.of());
    assertEquals(
        "The weight file has no tensor \"1.weight\"; it has 0.weight, 0.bias",
        assertThrows(IllegalArgumentException.class, () -> file.tensor("1.weight")).getMessage());
  }

  @Test
  void rejectsTwoTensorsOfOneNameAndTheReservedName() {
    assertThrows(
        IllegalArgumentException.class, () -> new Safetensors(List.of(BIAS, BIAS), Map.of()));
    SavedTensor reserved = SavedTensor.f32("__metadata__", Shape.of(), 1);
    assertThrows(
        IllegalArgumentException.class, () -> new Safetensors(List.of(reserved), Map.of()));
  }

  @Test
  void rejectsNumbersThatDoNotFillTheShape() {
    var error =
        assertThrows(
            IllegalArgumentException.class, () -> SavedTensor.f32("w", Shape.of(2, 3), 1, 2));
    assertEquals("Tensor \"w\" of shape [2, 3] cannot hold 2 numbers", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> SavedTensor.f32("w", Shape.rows(2), 1, 2));
  }

  @Test
  void rejectsAFileTooShortForItsHeadersLength() {
    assertProblem(
        new byte[7],
        "Not a safetensors file: it has 7 bytes, fewer than the 8 that give the header's length");
  }

  @Test
  void rejectsAHeaderTooLarge() {
    String problem =
        "Not a safetensors file: its header would be longer than the allowed 100000000 bytes";
    byte[] file = file("{}", 0);
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 100_000_001);
    assertProblem(file, problem);
    ByteBuffer.wrap(file).putLong(0, -1);
    assertProblem(file, problem);
  }

  @Test
  void rejectsAFileCutOffInsideItsHeader() {
    byte[] file = file("{\"a\":1}", 0);
    assertProblem(
        Arrays.copyOf(file, 12),
        "The safetensors file is cut off inside its header: the header ends at byte 15, the file"
            + " at 12");
  }

  @Test
  void rejectsAHeaderThatIsNotUtf8() {
    byte[] file = file("{\"?\":1}", 0);
    file[10] = (byte) 0xC3;
    assertProblem(file, "The safetensors header cannot be read. The text is not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``        | 0 | The safetensors header should begin with {, but is empty",
        "[]        | 0 | The safetensors header should begin with {, but begins with byte 91",
        "` {}`     | 0 | The safetensors header should begin with {, but begins with byte 32",
        "{]        | 0 | The safetensors header cannot be read. Not JSON at line 1, column 2: a"
            + " name in double quotes is expected, but there is ']'",
        "{~a~:1,~a~:2} | 0 | The safetensors header cannot be read. Not JSON at line 1, column 8:"
            + " the name ~a~ comes twice in one object",
        "{~__metadata__~:[]} | 0 | The safetensors header's __metadata__ should be an object, but"
            + " is an array",
        "{~__metadata__~:{~k~:1}} | 0 | The safetensors header's __metadata__ should hold strings,"
            + " but ~k~ is a number",
        "{~a~:1}   | 0 | Tensor ~a~ should be described by an object, but is a number",
        "{~a~:{~dtype~:~F32~,~shape~:[1]}} | 4 | Tensor ~a~ is not described as it should be:"
            + " ~data_offsets~ is missing; the object has dtype, shape",
        "{~a~:{~dtype~:~BF16~,~shape~:[2],~data_offsets~:[0,4]}} | 4 | Tensor ~a~ is not described"
            + " as it should be: its numbers are stored as BF16, but only F32, F64, F16 and I64"
            + " can be read; convert ~a~ to float32 and save it again",
        "{~a~:{~dtype~:~F32~,~shape~:[-1],~data_offsets~:[0,4]}} | 4 | Tensor ~a~ is not described"
            + " as it should be: -1.0 is no size and no offset",
        "{~a~:{~dtype~:~F32~,~shape~:[1],~data_offsets~:[4,0]}} | 4 | Tensor ~a~ should have"
            + " data_offsets [begin, end], but has [4, 0]",
        "{~a~:{~dtype~:~F32~,~shape~:[1],~data_offsets~:[0]}} | 4 | Tensor ~a~ should have"
            + " data_offsets [begin, end], but has [0]",
        "{~a~:{~dtype~:~F32~,~shape~:[2],~data_offsets~:[0,4]}} | 4 | Tensor ~a~ of type F32 and"
            + " shape [2] takes 8 bytes, but its data_offsets span 4",
        "{~a~:{~dtype~:~F32~,~shape~:[65536,65536],~data_offsets~:[0,4]}} | 4 | Tensor ~a~ of shape"
            + " [65536, 65536] is too large: more than 2^31 - 1 bytes",
        "{~a~:{~dtype~:~F32~,~shape~:[1],~data_offsets~:[4,8]}} | 8 | Tensor ~a~ begins at byte 4"
            + " of the data, but 0 is where the tensor before it ends: the file has a hole",
        "{~a~:{~dtype~:~F32~,~shape~:[2],~data_offsets~:[0,8]},~b~:{~dtype~:~F32~,~shape~:[2],"
            + "~data_offsets~:[4,12]}} | 12 | Tensor ~b~ begins at byte 4 of the data, but 8 is"
            + " where the tensor before it ends: the file has an overlap",
        "{~a~:{~dtype~:~F32~,~shape~:[2],~data_offsets~:[0,8]}} | 4 | The tensors take 8 bytes of"
            + " data, but the file has 4: it is cut off",
        "{~a~:{~dtype~:~F32~,~shape~:[1],~data_offsets~:[0,4]}} | 8 | The tensors take 4 bytes of"
            + " data, but the file has 8: something was added to it",
      })
  void saysWhatIsWrongWithAFile(String header, int dataLength, String problem) {
    assertProblem(file(header.replace('~', '"'), dataLength), problem.replace('~', '"'));
  }

  private static byte[] file(String header, int dataLength) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + text.length + dataLength)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  private static void assertProblem(byte[] file, String problem) {
    var error = assertThrows(IllegalArgumentException.class, () -> Safetensors.read(file));
    assertEquals(problem, error.getMessage());
  }
}
