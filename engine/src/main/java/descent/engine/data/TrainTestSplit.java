package descent.engine.data;

import descent.engine.random.NumpyRandom;
import java.util.Arrays;

/**
 * scikit-learn's {@code train_test_split}: which samples to learn from and which to test with,
 * index for index.
 *
 * <p>Source: sklearn/model_selection/_split.py, {@code StratifiedShuffleSplit}, {@code
 * _approximate_mode}.
 */
public final class TrainTestSplit {
  private final int[] train;
  private final int[] test;

  private TrainTestSplit(int[] train, int[] test) {
    this.train = train;
    this.test = test;
  }

  /**
   * {@code train_test_split(X, test_size=testSize, random_state=seed, stratify=labels)}: each class
   * has the same share in both parts, as nearly as whole samples allow.
   *
   * @param labels class indices from 0 on
   * @param testSize the test part's share, between 0 and 1; its size is rounded up
   * @throws IllegalArgumentException if a part or a class would be too small
   */
  public static TrainTestSplit stratified(int[] labels, double testSize, long seed) {
    int testCount = testCount(labels.length, testSize);
    int[] counts = new int[classes(labels)];
    for (int label : labels) {
      counts[label]++;
    }
    NumpyRandom random = new NumpyRandom(seed);
    int[] ofTrain = share(counts, labels.length - testCount, random);
    int[] rest = new int[counts.length];
    for (int c = 0; c < counts.length; c++) {
      rest[c] = counts[c] - ofTrain[c];
      if (counts[c] == 1) {
        throw new IllegalArgumentException(
            "A stratified split needs 2 samples of each class, but class " + c + " has 1");
      }
    }
    int[] ofTest = share(rest, testCount, random);
    int[] train = new int[labels.length - testCount];
    int[] test = new int[testCount];
    int trained = 0;
    int tested = 0;
    for (int c = 0; c < counts.length; c++) {
      int[] members = members(labels, c, counts[c]);
      int[] order = random.permutation(counts[c]);
      for (int i = 0; i < ofTrain[c]; i++) {
        train[trained++] = members[order[i]];
      }
      for (int i = 0; i < ofTest[c]; i++) {
        test[tested++] = members[order[ofTrain[c] + i]];
      }
    }
    random.shuffle(train);
    random.shuffle(test);
    return new TrainTestSplit(train, test);
  }

  /**
   * {@code train_test_split(X, test_size=testSize, random_state=seed)}.
   *
   * @throws IllegalArgumentException if a part would be empty
   */
  public static TrainTestSplit shuffled(int size, double testSize, long seed) {
    int testCount = testCount(size, testSize);
    int[] order = new NumpyRandom(seed).permutation(size);
    return new TrainTestSplit(
        Arrays.copyOfRange(order, testCount, size), Arrays.copyOf(order, testCount));
  }

  /** The samples to learn from. */
  public int[] train() {
    return train.clone();
  }

  /** The samples to test with. */
  public int[] test() {
    return test.clone();
  }

  private static int testCount(int size, double testSize) {
    int count = (int) Math.ceil(testSize * size);
    if (!(testSize > 0 && testSize < 1) || count >= size) {
      throw new IllegalArgumentException(
          "A test share of " + testSize + " of " + size + " samples leaves a part empty");
    }
    return count;
  }

  private static int classes(int[] labels) {
    int classes = 0;
    for (int label : labels) {
      classes = Math.max(classes, label + 1);
    }
    return classes;
  }

  private static int[] members(int[] labels, int label, int count) {
    int[] members = new int[count];
    int found = 0;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        members[found++] = i;
      }
    }
    return members;
  }

  /**
   * How many of {@code draws} samples to take from each class: the whole part of its share, then
   * one more where the fraction is largest, ties by chance.
   */
  private static int[] share(int[] counts, int draws, NumpyRandom random) {
    int total = 0;
    for (int count : counts) {
      total += count;
    }
    int[] shares = new int[counts.length];
    double[] fractions = new double[counts.length];
    int missing = draws;
    for (int c = 0; c < counts.length; c++) {
      double exact = (double) counts[c] / total * draws;
      shares[c] = (int) exact;
      fractions[c] = exact - shares[c];
      missing -= shares[c];
    }
    while (missing > 0) {
      double largest = -1;
      for (double fraction : fractions) {
        largest = Math.max(largest, fraction);
      }
      int[] tied = new int[counts.length];
      int ties = 0;
      for (int c = 0; c < counts.length; c++) {
        if (fractions[c] == largest) {
          tied[ties++] = c;
        }
      }
      int added = Math.min(ties, missing);
      for (int chosen : random.choice(ties, added)) {
        shares[tied[chosen]]++;
      }
      for (int i = 0; i < ties; i++) {
        fractions[tied[i]] = -1;
      }
      missing -= added;
    }
    return shares;
  }
}
