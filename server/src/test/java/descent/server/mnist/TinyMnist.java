package descent.server.mnist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.zip.Deflater;

/** Four files in the format of MNIST whose pictures are so simple that anything learns them. */
public final class TinyMnist {
  private static final int SIDE = 28;

  private TinyMnist() {}

  /** Writes so many training and test pictures. */
  public static void write(Path folder, int train, int test) throws IOException {
    write(folder, IdxFile.TRAIN_IMAGES, images(train));
    write(folder, IdxFile.TRAIN_LABELS, labels(train));
    write(folder, IdxFile.TEST_IMAGES, images(test));
    write(folder, IdxFile.TEST_LABELS, labels(test));
  }

  static byte[] labels(int count) {
    ByteBuffer file = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
    for (int i = 0; i < count; i++) {
      file.put((byte) (i % 10));
    }
    return file.array();
  }

  /** A digit is a bright band of two rows, as far down as the digit says, under some noise. */
  private static byte[] images(int count) {
    ByteBuffer file =
        ByteBuffer.allocate(16 + count * SIDE * SIDE)
            .putInt(0x803)
            .putInt(count)
            .putInt(SIDE)
            .putInt(SIDE);
    SplittableRandom random = new SplittableRandom(count);
    for (int i = 0; i < count; i++) {
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          boolean bright = (y - 4) / 2 == i % 10 && y >= 4;
          file.put((byte) ((bright ? 200 : 0) + random.nextInt(50)));
        }
      }
    }
    return file.array();
  }

  private static void write(Path folder, IdxFile file, byte[] content) throws IOException {
    Files.write(
        folder.resolve(file.gzipName()), FetchTest.gzip(content, Deflater.DEFAULT_COMPRESSION));
  }
}
