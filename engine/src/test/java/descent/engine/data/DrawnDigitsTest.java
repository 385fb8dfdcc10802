package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnDigitsTest {
  /** The hash of the first 1,000 pictures' bytes; another machine must come to the same. */
  private static final int FINGERPRINT = -159332737;

  private static final Split DIGITS = new DrawnDigits(1000, 500, 7).generate();

  @Test
  void drawsPicturesInMnistsForm() {
    assertEquals(1000, DIGITS.train().size());
    assertEquals(500, DIGITS.test().size());
    assertEquals(Shape.of(1, 28, 28), DIGITS.train().inputs().shape());
    for (int i = 0; i < 20; i++) {
      assertEquals(i % 10, DIGITS.train().label(i));
    }
  }

  @Test
  void drawsTheSamePicturesFromTheSameSeedOnEveryMachine() {
    Split again = new DrawnDigits(1000, 500, 7).generate();
    assertEquals(DIGITS, again);
    assertNotEquals(DIGITS, new DrawnDigits(1000, 500, 8).generate());
    assertEquals(FINGERPRINT, DIGITS.train().inputs().hashCode());
  }

  @Test
  void drawsAsManyPicturesAsAskedWithoutChangingTheFirst() {
    Split fewer = new DrawnDigits(10, 10, 7).generate();
    int[] first = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    assertEquals(DIGITS.train().select(first), fewer.train());
  }

  @Test
  void drawsNoPictureTwice() {
    Set<ByteBuffer> pictures = new HashSet<>();
    collect(DIGITS.train(), pictures);
    collect(DIGITS.test(), pictures);
    assertEquals(1500, pictures.size());
  }

  @Test
  void hasAsMuchInkAsMnist() {
    double sum = 0;
    for (double value : DIGITS.train().inputs().toArray()) {
      sum += value;
    }
    // MNIST's mean pixel is 0.1307.
    assertEquals(0.1307, sum / (1000 * 784), 0.015);
  }

  @Test
  void staysInsideTheUnitSquare() {
    for (int digit = 0; digit < 10; digit++) {
      for (Stroke stroke : DrawnDigits.strokes(digit, 5)) {
        for (Point point : stroke.points()) {
          assertTrue(point.x() >= 0.1 && point.x() <= 0.9, point.toString());
          assertTrue(point.y() >= 0.1 && point.y() <= 0.9, point.toString());
        }
      }
    }
  }

  @Test
  void writesADigitInOneOrTwoStrokes() {
    assertEquals(1, DrawnDigits.strokes(0, 1).size());
    boolean two = false;
    for (int seed = 0; seed < 10; seed++) {
      two |= DrawnDigits.strokes(4, seed).size() == 2;
    }
    assertTrue(two);
  }

  @Test
  void rejectsAnEmptyPart() {
    var error = assertThrows(IllegalArgumentException.class, () -> new DrawnDigits(10, 0, 1));
    assertEquals(
        "Each part of the drawn digits needs at least 1 points, got 0", error.getMessage());
  }

  private static void collect(Dataset data, Set<ByteBuffer> into) {
    Pixels pixels = (Pixels) data.inputs();
    for (int i = 0; i < data.size(); i++) {
      byte[] picture = new byte[784];
      pixels.gather(new int[] {i}, 0, 1, picture);
      into.add(ByteBuffer.wrap(picture));
    }
  }
}
