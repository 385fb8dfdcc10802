package descent.engine.io;

import descent.engine.Shape;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * One array in NumPy's format, version 1.0: the magic {@code \x93NUMPY}, the version, the header's
 * length in two bytes, a Python dictionary padded with spaces so that the numbers begin at a
 * multiple of 64, the numbers.
 *
 * <p>Source: numpy/lib/format.py.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private Npy() {}

  /** The file of a tensor; its name is not part of it. */
  public static byte[] write(SavedTensor tensor) {
    String dictionary =
        "{'descr': '"
            + tensor.type().numpyName()
            + "', 'fortran_order': False, 'shape': "
            + tuple(tensor.shape())
            + ", }";
    int unpadded = MAGIC.length + 2 + dictionary.length() + 1;
    int start = (unpadded + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    int headerLength = start - MAGIC.length - 2;
    String header = dictionary + " ".repeat(start - unpadded) + "\n";
    byte[] file = Arrays.copyOf(MAGIC, start + tensor.bytes().length);
    file[MAGIC.length] = (byte) headerLength;
    file[MAGIC.length + 1] = (byte) (headerLength >> 8);
    byte[] text = Utf8.encode(header);
    System.arraycopy(text, 0, file, MAGIC.length + 2, text.length);
    System.arraycopy(tensor.bytes(), 0, file, start, tensor.bytes().length);
    return file;
  }

  /**
   * Reads a file and gives the array a name.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong with it
   */
  public static SavedTensor read(String name, byte[] file) {
    if (!beginsAsNpy(file)) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not an npy file of version 1.0: it does not begin as one");
    }
    int headerLength = (file[MAGIC.length] & 0xFF) | (file[MAGIC.length + 1] & 0xFF) << 8;
    int start = MAGIC.length + 2 + headerLength;
    if (start > file.length) {
      throw new IllegalArgumentException("\"" + name + "\" is cut off inside its npy header");
    }
    String header = Utf8.decode(file, MAGIC.length + 2, headerLength);
    if (!field(name, header, "fortran_order").equals("False")) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is stored column by column; save numpy.ascontiguousarray of it");
    }
    DType type = type(name, field(name, header, "descr"));
    Shape shape = shape(name, field(name, header, "shape"));
    if ((long) shape.perRow() * type.bytes() != file.length - start) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" of shape "
              + shape
              + " takes "
              + (long) shape.perRow() * type.bytes()
              + " bytes, but "
              + (file.length - start)
              + " follow its npy header");
    }
    return new SavedTensor(name, type, shape, Arrays.copyOfRange(file, start, file.length));
  }

  /** A Python tuple: {@code ()}, {@code (16,)}, {@code (16, 3)}. */
  private static String tuple(Shape shape) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < shape.rank(); i++) {
      text.append(i == 0 ? "" : " ").append(shape.size(i));
      text.append(i == 0 || i < shape.rank() - 1 ? "," : "");
    }
    return text.append(')').toString();
  }

  /** The text of a dictionary's value: between quotes, between parentheses, or a word. */
  private static String field(String name, String header, String key) {
    String quoted = "'" + key + "':";
    int at = header.indexOf(quoted);
    if (at < 0) {
      throw new IllegalArgumentException("\"" + name + "\" has no " + key + " in its npy header");
    }
    String rest = header.substring(at + quoted.length()).strip();
    char opening = rest.isEmpty() ? ' ' : rest.charAt(0);
    char closing = opening == '\'' ? '\'' : opening == '(' ? ')' : ',';
    int from = closing == ',' ? 0 : 1;
    int end = rest.indexOf(closing, from);
    if (end < 0) {
      throw new IllegalArgumentException("\"" + name + "\" has a broken npy header: " + header);
    }
    return rest.substring(from, end).strip();
  }

  private static DType type(String name, String descr) {
    for (DType type : DType.values()) {
      if (type.numpyName().equals(descr)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "\""
            + name
            + "\" stores its numbers as "
            + descr
            + ", but only <f4, <f8, <f2 and <i8 can be read; convert it with astype('<f4')");
  }

  private static Shape shape(String name, String tuple) {
    try {
      StringTokenizer parts = new StringTokenizer(tuple, ", ");
      int[] sizes = new int[parts.countTokens()];
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = size(parts.nextToken());
      }
      return Shape.of(sizes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "\"" + name + "\" has an impossible shape in its npy header: (" + tuple + ")", e);
    }
  }

  private static int size(String text) {
    int size = Integer.parseInt(text);
    if (size < 0) {
      throw new NumberFormatException(text);
    }
    return size;
  }

  private static boolean beginsAsNpy(byte[] file) {
    return file.length >= MAGIC.length + 2
        && Arrays.equals(MAGIC, Arrays.copyOf(file, MAGIC.length));
  }
}
