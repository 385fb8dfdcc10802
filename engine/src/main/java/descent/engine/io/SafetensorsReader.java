package descent.engine.io;

import descent.engine.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads safetensors and refuses what the official reader refuses, each with its own sentence. */
final class SafetensorsReader {
  /** The official reader's limit, against headers that would fill the memory. */
  private static final long LONGEST_HEADER = 100_000_000;

  private SafetensorsReader() {}

  static Safetensors read(byte[] file) {
    int start = 8 + headerLength(file);
    byte[] header = Arrays.copyOfRange(file, 8, start);
    Map<String, String> metadata = new LinkedHashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, JsonValue> member : parse(header).members().entrySet()) {
      if (member.getKey().equals(Safetensors.METADATA)) {
        metadata = metadata(member.getValue());
      } else {
        entries.add(entry(member.getKey(), member.getValue()));
      }
    }
    checkCover(entries, file.length - start);
    List<SavedTensor> tensors = new ArrayList<>();
    for (Entry entry : entries) {
      int begin = start + (int) entry.begin;
      byte[] bytes = Arrays.copyOfRange(file, begin, start + (int) entry.end);
      tensors.add(new SavedTensor(entry.name, entry.type, entry.shape, bytes));
    }
    return new Safetensors(tensors, metadata);
  }

  private static int headerLength(byte[] file) {
    if (file.length < 8) {
      throw new IllegalArgumentException(
          "Not a safetensors file: it has "
              + file.length
              + " bytes, fewer than the 8 that give the header's length");
    }
    long length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong(0);
    if (length < 0 || length > LONGEST_HEADER) {
      throw new IllegalArgumentException(
          "Not a safetensors file: its header would be longer than the allowed "
              + LONGEST_HEADER
              + " bytes");
    }
    if (8 + length > file.length) {
      throw new IllegalArgumentException(
          "The safetensors file is cut off inside its header: the header ends at byte "
              + (8 + length)
              + ", the file at "
              + file.length);
    }
    return (int) length;
  }

  private static JsonObject parse(byte[] header) {
    if (header.length == 0 || header[0] != '{') {
      throw new IllegalArgumentException(
          "The safetensors header should begin with {, but "
              + (header.length == 0 ? "is empty" : "begins with byte " + (header[0] & 0xFF)));
    }
    try {
      return (JsonObject) Json.parse(header);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The safetensors header cannot be read. " + e.getMessage(), e);
    }
  }

  private static Map<String, String> metadata(JsonValue value) {
    if (!(value instanceof JsonObject object)) {
      throw new IllegalArgumentException(
          "The safetensors header's __metadata__ should be an object, but is " + value.kind());
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
      if (!(member.getValue() instanceof JsonString text)) {
        throw new IllegalArgumentException(
            "The safetensors header's __metadata__ should hold strings, but \""
                + member.getKey()
                + "\" is "
                + member.getValue().kind());
      }
      metadata.put(member.getKey(), text.value());
    }
    return metadata;
  }

  private static Entry entry(String name, JsonValue value) {
    if (!(value instanceof JsonObject fields)) {
      throw new IllegalArgumentException(
          "Tensor \"" + name + "\" should be described by an object, but is " + value.kind());
    }
    DType type;
    long[] sizes;
    long[] offsets;
    try {
      type = type(name, fields.string("dtype"));
      sizes = integers(fields.array("shape"));
      offsets = integers(fields.array("data_offsets"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Tensor \"" + name + "\" is not described as it should be: " + e.getMessage(), e);
    }
    if (offsets.length != 2 || offsets[0] > offsets[1]) {
      throw new IllegalArgumentException(
          "Tensor \""
              + name
              + "\" should have data_offsets [begin, end], but has "
              + Arrays.toString(offsets));
    }
    long elements = elements(name, sizes, type);
    if (offsets[1] - offsets[0] != elements * type.bytes()) {
      throw new IllegalArgumentException(
          "Tensor \""
              + name
              + "\" of type "
              + type
              + " and shape "
              + Arrays.toString(sizes)
              + " takes "
              + elements * type.bytes()
              + " bytes, but its data_offsets span "
              + (offsets[1] - offsets[0]));
    }
    int[] shape = new int[sizes.length];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = (int) sizes[i];
    }
    return new Entry(name, type, Shape.of(shape), offsets[0], offsets[1]);
  }

  private static DType type(String name, String dtype) {
    for (DType type : DType.values()) {
      if (type.name().equals(dtype)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "its numbers are stored as "
            + dtype
            + ", but only F32, F64, F16 and I64 can be read;"
            + " convert \""
            + name
            + "\" to float32 and save it again");
  }

  private static long[] integers(JsonArray array) {
    double[] numbers = array.numbers();
    long[] integers = new long[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      if (numbers[i] < 0 || !new JsonNumber(numbers[i]).isInteger()) {
        throw new IllegalArgumentException(numbers[i] + " is no size and no offset");
      }
      integers[i] = (long) numbers[i];
    }
    return integers;
  }

  /** The product of the sizes, refused where the bytes could not be addressed. */
  private static long elements(String name, long[] sizes, DType type) {
    long elements = 1;
    for (long size : sizes) {
      if (size > Integer.MAX_VALUE || elements * size > Integer.MAX_VALUE / type.bytes()) {
        throw new IllegalArgumentException(
            "Tensor \""
                + name
                + "\" of shape "
                + Arrays.toString(sizes)
                + " is too large: more than 2^31 - 1 bytes");
      }
      elements *= size;
    }
    return elements;
  }

  /** The tensors must cover the data from its first to its last byte, each byte once. */
  private static void checkCover(List<Entry> entries, int length) {
    List<Entry> inOrder = new ArrayList<>(entries);
    inOrder.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long covered = 0;
    for (Entry entry : inOrder) {
      if (entry.begin != covered) {
        throw new IllegalArgumentException(
            "Tensor \""
                + entry.name
                + "\" begins at byte "
                + entry.begin
                + " of the data, but "
                + covered
                + " is where the tensor before it ends: the file has "
                + (entry.begin > covered ? "a hole" : "an overlap"));
      }
      covered = entry.end;
    }
    if (covered != length) {
      throw new IllegalArgumentException(
          "The tensors take "
              + covered
              + " bytes of data, but the file has "
              + length
              + (covered > length ? ": it is cut off" : ": something was added to it"));
    }
  }

  private record Entry(String name, DType type, Shape shape, long begin, long end) {}
}
