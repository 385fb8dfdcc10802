package descent.engine.data;

/**
 * MNIST: 60,000 pictures of handwritten digits to learn from and 10,000 to test with, 28 x 28
 * pixels. Its files belong to whoever fetched them; see {@link Idx}.
 */
public record Mnist() implements DataSource {}
