package descent.engine.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A weight file in the format of huggingface/safetensors, which PyTorch loads with {@code
 * model.load_state_dict(safetensors.torch.load_file(path))}.
 *
 * <pre>
 *   8 bytes    N, the length of the header, unsigned, little-endian
 *   N bytes    JSON: name to dtype, shape, data_offsets [begin, end); right-padded with spaces
 *   the rest   the numbers, little-endian, row-major, without holes or overlaps
 * </pre>
 *
 * @param tensors the tensors in the order of the file
 * @param metadata texts about the whole, such as where the weights come from
 */
public record Safetensors(List<SavedTensor> tensors, Map<String, String> metadata) {
  static final String METADATA = "__metadata__";

  /** 8 + N is a multiple of this, so that a reader may look at the floats in place. */
  static final int ALIGNMENT = 8;

  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException if a name comes twice or is the reserved "__metadata__"
   */
  public Safetensors {
    tensors = List.copyOf(tensors);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    Set<String> names = new LinkedHashSet<>();
    for (SavedTensor tensor : tensors) {
      if (tensor.name().equals(METADATA) || !names.add(tensor.name())) {
        throw new IllegalArgumentException(
            "A weight file needs different names, none of them "
                + METADATA
                + "; got \""
                + tensor.name()
                + "\" "
                + (tensor.name().equals(METADATA) ? "" : "twice"));
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  public static Safetensors read(byte[] file) {
    return SafetensorsReader.read(file);
  }

  /**
   * The tensor of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public SavedTensor tensor(String name) {
    Set<String> names = new LinkedHashSet<>();
    for (SavedTensor tensor : tensors) {
      if (tensor.name().equals(name)) {
        return tensor;
      }
      names.add(tensor.name());
    }
    throw new IllegalArgumentException(
        "The weight file has no tensor \"" + name + "\"; it has " + String.join(", ", names));
  }

  /**
   * The file. The header lists the tensors in their order. Their data follow in that order too,
   * except that 8-byte numbers come before smaller ones: PyTorch's loader views the data in place
   * and needs each tensor aligned to its own type.
   */
  public byte[] toBytes() {
    Map<String, Integer> begins = new LinkedHashMap<>();
    int length = 0;
    for (int bytes : new int[] {8, 4, 2}) {
      for (SavedTensor tensor : tensors) {
        if (tensor.type().bytes() == bytes) {
          begins.put(tensor.name(), length);
          length = Math.addExact(length, tensor.bytes().length);
        }
      }
    }
    byte[] header = Utf8.encode(header(begins));
    int padded = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    int start = 8 + padded;
    byte[] file = new byte[Math.addExact(start, length)];
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, padded);
    System.arraycopy(header, 0, file, 8, header.length);
    Arrays.fill(file, 8 + header.length, start, (byte) ' ');
    for (SavedTensor tensor : tensors) {
      int begin = start + begins.getOrDefault(tensor.name(), 0);
      System.arraycopy(tensor.bytes(), 0, file, begin, tensor.bytes().length);
    }
    return file;
  }

  private String header(Map<String, Integer> begins) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      Map<String, JsonValue> texts = new LinkedHashMap<>();
      metadata.forEach((key, text) -> texts.put(key, new JsonString(text)));
      members.put(METADATA, new JsonObject(texts));
    }
    for (SavedTensor tensor : tensors) {
      int begin = begins.getOrDefault(tensor.name(), 0);
      members.put(
          tensor.name(),
          JsonObject.with("dtype", tensor.type().name())
              .with("shape", JsonArray.of(tensor.shape().sizes()))
              .with("data_offsets", JsonArray.of(begin, begin + tensor.bytes().length))
              .build());
    }
    return Json.write(new JsonObject(members));
  }
}
