package descent.web.station.digits;

import descent.engine.data.Dataset;
import descent.engine.data.Pixels;

/** One picture of 28 x 28 bytes and where it comes from. */
final class Picture {
  /** Numbers in a picture. */
  static final int SIZE = 28 * 28;

  private static final int NONE = -1;

  private final byte[] pixels;
  private final int number;
  private final int label;

  private Picture(byte[] pixels, int number, int label) {
    this.pixels = pixels;
    this.number = number;
    this.label = label;
  }

  /** What the learner has drawn. */
  static Picture drawn(byte[] pixels) {
    return new Picture(pixels, NONE, NONE);
  }

  /** A picture of the test set, counted from 0. */
  static Picture of(Dataset test, int number) {
    byte[] pixels = new byte[SIZE];
    ((Pixels) test.inputs()).gather(new int[] {number}, 0, 1, pixels);
    return new Picture(pixels, number, test.label(number));
  }

  /** The brightness of each pixel, unsigned, row by row; not to be changed. */
  byte[] pixels() {
    return pixels;
  }

  /** Puts its pixels, from 0 to 1, at place i of many pictures. */
  void put(float[] all, int i) {
    for (int j = 0; j < SIZE; j++) {
      all[i * SIZE + j] = (pixels[j] & 0xff) / 255f;
    }
  }

  /** Its pixels from 0 to 1. */
  double[] shares() {
    double[] shares = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      shares[i] = (pixels[i] & 0xff) / 255.0;
    }
    return shares;
  }

  /** Whether it is drawn by the learner, so that nobody but the learner knows what it shows. */
  boolean isDrawn() {
    return number == NONE;
  }

  /** Whether there is no ink at all. */
  boolean isEmpty() {
    for (byte pixel : pixels) {
      if (pixel != 0) {
        return false;
      }
    }
    return true;
  }

  /** Its number in the test set; -1 when it is drawn. */
  int number() {
    return number;
  }

  /** The digit it shows; -1 when it is drawn. */
  int label() {
    return label;
  }
}
