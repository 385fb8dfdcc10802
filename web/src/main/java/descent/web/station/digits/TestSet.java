package descent.web.station.digits;

import descent.engine.data.Dataset;
import descent.engine.plot.Ticks;

/**
 * The pictures to test with.
 *
 * @param pictures bytes of 28 x 28 pixels
 * @param isMnist whether they are MNIST's, else drawn by a rule
 */
record TestSet(Dataset pictures, boolean isMnist) {
  /** What follows results on drawn digits, so that nobody takes them for MNIST's. */
  static final String ON_DRAWN = " on drawn digits";

  /** How many there are. */
  int size() {
    return pictures.size();
  }

  /** What follows each result; empty for MNIST. */
  String suffix() {
    return isMnist ? "" : ON_DRAWN;
  }

  /** What they are, such as "10,000 test images of MNIST". */
  String name() {
    return Ticks.write(size(), 0) + (isMnist ? " test images of MNIST" : " drawn test images");
  }
}
