package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import descent.engine.Shape;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdxTest {
  private static final byte[] IMAGES = idx(0x803, new int[] {2, 1, 3}, 0, 128, 255, 1, 2, 3);
  private static final byte[] LABELS = idx(0x801, new int[] {2}, 7, 0);

  @Test
  void readsPicturesAndLabels() {
    Dataset data = Idx.read(IMAGES, LABELS);
    assertEquals(2, data.size());
    assertEquals(Shape.of(1, 1, 3), data.inputs().shape());
    assertEquals(128 / 255.0, data.inputs().get(0, 1));
    assertEquals(1, data.inputs().get(0, 2), 0);
    assertEquals(3 / 255.0, data.inputs().get(1, 2), 1e-17);
    assertEquals(7, data.label(0));
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), data.classes());
  }

  @Test
  void rejectsAFileThatEndsInItsHeader() {
    assertProblem(
        "The images file ends inside its header: it has 10 bytes of 16",
        Arrays.copyOf(IMAGES, 10),
        LABELS);
  }

  @Test
  void rejectsAnotherMagic() {
    assertProblem(
        "The images file begins with 0x00000801 in place of 0x00000803; is it an idx file, and the"
            + " right one?",
        idx(0x801, new int[] {8}, 1, 2, 3, 4, 5, 6, 7, 8),
        LABELS);
    assertProblem(
        "The labels file begins with 0x00000803 in place of 0x00000801; is it an idx file, and the"
            + " right one?",
        IMAGES,
        IMAGES);
  }

  @Test
  void rejectsACompressedFile() {
    byte[] gzip = {0x1f, (byte) 0x8b, 8, 0};
    assertProblem("The labels file is still compressed by gzip; decompress it first", IMAGES, gzip);
  }

  @Test
  void rejectsTooFewAndTooManyData() {
    assertProblem(
        "The images file should hold 6 bytes of data after its header, but ends after 5; fetch it"
            + " again",
        Arrays.copyOf(IMAGES, IMAGES.length - 1),
        LABELS);
    assertProblem(
        "The labels file should hold 2 bytes of data after its header, but holds 3; fetch it"
            + " again",
        IMAGES,
        Arrays.copyOf(LABELS, LABELS.length + 1));
  }

  @Test
  void rejectsImpossibleSizes() {
    assertProblem(
        "The images file claims an impossible size: 4294967295",
        idx(0x803, new int[] {-1, 28, 28}),
        LABELS);
    assertProblem(
        "The images file claims an impossible size: 100000",
        idx(0x803, new int[] {100_000, 100_000, 28}),
        LABELS);
  }

  @Test
  void rejectsAsManyLabelsAsThereAreNoPictures() {
    assertProblem(
        "The images file holds 2 pictures, but the labels file 3 labels; take both from the same"
            + " set, train or t10k",
        IMAGES,
        idx(0x801, new int[] {3}, 1, 2, 3));
  }

  @Test
  void rejectsALabelThatIsNoDigit() {
    assertProblem(
        "Label 1 of the labels file is 10, not a digit", IMAGES, idx(0x801, new int[] {2}, 1, 10));
  }

  private static byte[] idx(int magic, int[] sizes, int... data) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + data.length).putInt(magic);
    for (int size : sizes) {
      file.putInt(size);
    }
    for (int value : data) {
      file.put((byte) value);
    }
    return file.array();
  }

  private static void assertProblem(String problem, byte[] images, byte[] labels) {
    var error = assertThrows(IllegalArgumentException.class, () -> Idx.read(images, labels));
    assertEquals(problem, error.getMessage());
  }
}
