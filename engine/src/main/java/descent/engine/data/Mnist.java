package descent.engine.data;

import java.util.function.Function;

/**
 * MNIST: 60,000 pictures of handwritten digits to learn from and 10,000 to test with, 28 x 28
 * pixels. Its files belong to whoever fetched them; see {@link Idx}.
 */
public record Mnist() implements Stored {
  @Override
  public Split read(Function<String, byte[]> files) {
    return new Split(part(files, "train"), part(files, "t10k"));
  }

  @Override
  public String remedy() {
    return "MNIST is not at hand; get it with ./descent fetch, or name its directory with --data,"
        + " or choose the drawn digits";
  }

  private static Dataset part(Function<String, byte[]> files, String name) {
    return Idx.read(
        files.apply(name + "-images-idx3-ubyte"), files.apply(name + "-labels-idx1-ubyte"));
  }
}
