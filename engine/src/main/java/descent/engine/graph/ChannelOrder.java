package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Kernels;

/** Moves images between PyTorch's order (channel by channel) and the kernels' (pixel by pixel). */
final class ChannelOrder {
  private ChannelOrder() {}

  /** Whether the two orders are the same for (rows, channels, height, width). */
  static boolean isBoth(Shape image) {
    return image.size(1) == 1 || pixels(image) == 1;
  }

  static void toLast(Kernels k, Shape image, int rows, int x, int y, boolean accumulate) {
    each(k, rows, image.size(1), pixels(image), x, y, accumulate);
  }

  static void toFirst(Kernels k, Shape image, int rows, int x, int y, boolean accumulate) {
    each(k, rows, pixels(image), image.size(1), x, y, accumulate);
  }

  private static int pixels(Shape image) {
    return image.size(2) * image.size(3);
  }

  private static void each(
      Kernels k, int images, int rows, int cols, int x, int y, boolean accumulate) {
    int size = rows * cols;
    for (int i = 0; i < images; i++) {
      k.transpose(rows, cols, x + i * size, y + i * size, accumulate);
    }
  }
}
