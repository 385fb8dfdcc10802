package descent.web.station.digits;

import descent.engine.data.Dataset;
import descent.engine.data.Pixels;
import descent.engine.plot.Ticks;

/**
 * The pictures to test with.
 *
 * @param pictures bytes of 28 x 28 pixels
 * @param isMnist whether they are MNIST's, else drawn by a rule
 * @param isTurned whether they stand on their heads
 */
record TestSet(Dataset pictures, boolean isMnist, boolean isTurned) {
  /** What follows results on drawn digits, so that nobody takes them for MNIST's. */
  static final String ON_DRAWN = " on drawn digits";

  /** Pictures as they were written. */
  TestSet(Dataset pictures, boolean isMnist) {
    this(pictures, isMnist, false);
  }

  /** The same pictures upside down. */
  TestSet turned() {
    Pixels upright = (Pixels) pictures.inputs();
    byte[] bytes = new byte[size() * Picture.SIZE];
    for (int i = 0; i < bytes.length; i++) {
      int turned = Picture.SIZE - 1 - i % Picture.SIZE;
      bytes[i] = (byte) upright.unsigned(i / Picture.SIZE, turned);
    }
    Pixels inputs = Pixels.of(upright.shape(), bytes, upright.scale());
    return new TestSet(pictures.with(inputs), isMnist, true);
  }

  /** How many there are. */
  int size() {
    return pictures.size();
  }

  /** What follows each result; empty for MNIST as it is. */
  String suffix() {
    return (isMnist ? "" : ON_DRAWN) + (isTurned ? " upside down" : "");
  }

  /** What they are, such as "10,000 test images of MNIST". */
  String name() {
    return Ticks.write(size(), 0) + (isMnist ? " test images of MNIST" : " drawn test images");
  }
}
