package descent.engine.data;

import descent.engine.Shape;
import java.util.function.Function;

/**
 * Optical Recognition of Handwritten Digits: 1,797 pictures of 8 x 8 pixels from 0 to 16. Split as
 * the notebook splits them, 1,437 to learn from and 360 to test with, all as rows of 64 numbers on
 * the scale of the first part.
 *
 * @param seed decides which pictures are in which part
 */
public record Digits8x8(long seed) implements Stored {
  private static final String IMAGES = "digits8x8-images-idx3-ubyte";
  private static final String LABELS = "digits8x8-labels-idx1-ubyte";

  @Override
  public Split read(Function<String, byte[]> files) {
    Dataset all = parse(files.apply(IMAGES), files.apply(LABELS));
    TrainTestSplit split = TrainTestSplit.stratified(all.labels(), 0.2, seed);
    Dataset train = all.select(split.train());
    Dataset test = all.select(split.test());
    StandardScaler scaler = StandardScaler.fit(train.inputs());
    return new Split(
        train.with(scaler.transform(train.inputs())), test.with(scaler.transform(test.inputs())));
  }

  @Override
  public String remedy() {
    return "The 8 x 8 digits are read from "
        + IMAGES
        + " and "
        + LABELS
        + ", which are not at hand";
  }

  /**
   * All pictures as they were scanned, in the files' order.
   *
   * @throws IllegalArgumentException as {@link Idx#read} does
   */
  public static Dataset parse(byte[] images, byte[] labels) {
    return Idx.read(images, labels, Shape.of(64), 1);
  }
}
