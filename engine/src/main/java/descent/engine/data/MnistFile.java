package descent.engine.data;

import java.util.List;

/**
 * One file of MNIST, known by the SHA-256 of what it decompresses to: the compressed bytes differ
 * from mirror to mirror.
 *
 * @param name as it is published, without {@code .gz}
 * @param bytes decompressed
 * @param sha256 of the decompressed bytes, in lower-case hexadecimal digits
 */
public record MnistFile(String name, int bytes, String sha256) {
  /** The 60,000 images to train on. */
  public static final MnistFile TRAIN_IMAGES =
      new MnistFile(
          "train-images-idx3-ubyte",
          47_040_016,
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");

  /** Their labels. */
  public static final MnistFile TRAIN_LABELS =
      new MnistFile(
          "train-labels-idx1-ubyte",
          60_008,
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");

  /** The 10,000 images to test on. */
  public static final MnistFile TEST_IMAGES =
      new MnistFile(
          "t10k-images-idx3-ubyte",
          7_840_016,
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");

  /** Their labels. */
  public static final MnistFile TEST_LABELS =
      new MnistFile(
          "t10k-labels-idx1-ubyte",
          10_008,
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  /** The four of them. */
  public static final List<MnistFile> ALL =
      List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);
}
