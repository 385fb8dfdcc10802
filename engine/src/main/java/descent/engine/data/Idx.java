package descent.engine.data;

import descent.engine.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * MNIST's file format: two zero bytes, the type 0x08 (unsigned byte), the rank, as many sizes of
 * four bytes with the high byte first, then the data.
 *
 * <p>Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
 */
public final class Idx {
  private static final int UNSIGNED_BYTE = 0x08;

  private Idx() {}

  /**
   * A data set of pictures and labels with classes "0" to "9"; pixels stay bytes, scaled by 1/255.
   *
   * @param images an idx file of rank 3: pictures, height, width
   * @param labels an idx file of rank 1, as long as there are pictures
   * @throws IllegalArgumentException with a sentence that says what is wrong with which file
   */
  public static Dataset read(byte[] images, byte[] labels) {
    int[] sizes = sizes("images", images, 3);
    return read(images, labels, Shape.of(1, sizes[1], sizes[2]), 1 / 255.0);
  }

  /** The same with another shape for a picture's pixels and another scale for a byte's step. */
  static Dataset read(byte[] images, byte[] labels, Shape picture, double scale) {
    int[] imageSizes = sizes("images", images, 3);
    int[] labelSizes = sizes("labels", labels, 1);
    if (imageSizes[0] != labelSizes[0]) {
      throw new IllegalArgumentException(
          "The images file holds "
              + imageSizes[0]
              + " pictures, but the labels file "
              + labelSizes[0]
              + " labels; take both from the same set, train or t10k");
    }
    byte[] answers = data(labels, 1);
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] < 0 || answers[i] > 9) {
        throw new IllegalArgumentException(
            "Label " + i + " of the labels file is " + (answers[i] & 0xFF) + ", not a digit");
      }
    }
    return new Dataset(
        Pixels.of(picture, data(images, 3), scale), Pixels.of(Shape.of(1), answers, 1), digits());
  }

  /** The ten classes' names. */
  static List<String> digits() {
    List<String> names = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      names.add(String.valueOf(digit));
    }
    return names;
  }

  private static byte[] data(byte[] file, int rank) {
    return Arrays.copyOfRange(file, 4 + 4 * rank, file.length);
  }

  private static int[] sizes(String name, byte[] file, int rank) {
    int header = 4 + 4 * rank;
    if (file.length >= 2 && file[0] == 0x1f && file[1] == (byte) 0x8b) {
      throw new IllegalArgumentException(
          "The " + name + " file is still compressed by gzip; decompress it first");
    }
    if (file.length < header) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " file ends inside its header: it has "
              + file.length
              + " bytes of "
              + header);
    }
    int magic = integer(file, 0);
    int expected = UNSIGNED_BYTE << 8 | rank;
    if (magic != expected) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " file begins with "
              + hex(magic)
              + " in place of "
              + hex(expected)
              + "; is it an idx file, and the right one?");
    }
    int[] sizes = new int[rank];
    long bytes = 1;
    for (int i = 0; i < rank; i++) {
      sizes[i] = integer(file, 4 + 4 * i);
      if (sizes[i] <= 0 || bytes * sizes[i] > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "The " + name + " file claims an impossible size: " + (sizes[i] & 0xFFFFFFFFL));
      }
      bytes *= sizes[i];
    }
    if (file.length - header != bytes) {
      throw new IllegalArgumentException(
          "The "
              + name
              + " file should hold "
              + bytes
              + " bytes of data after its header, but "
              + (file.length - header < bytes ? "ends after " : "holds ")
              + (file.length - header)
              + "; fetch it again");
    }
    return sizes;
  }

  private static int integer(byte[] file, int at) {
    return (file[at] & 0xFF) << 24
        | (file[at + 1] & 0xFF) << 16
        | (file[at + 2] & 0xFF) << 8
        | (file[at + 3] & 0xFF);
  }

  private static String hex(int value) {
    String digits = Integer.toHexString(value);
    return "0x" + "0".repeat(8 - digits.length()) + digits;
  }
}
