package descent.engine.experiment;

import descent.engine.random.Streams;

/** Walks through the training set in batches, epoch after epoch. */
final class BatchOrder {
  private final Order order;
  private final int size;
  private final int seen;
  private final int batch;
  private final Streams streams;
  private final int[] rows;
  private int epoch;
  private int from;

  /** Of {@code size} samples in batches of {@code batch}; the first epoch's order is drawn now. */
  BatchOrder(Order order, int size, int batch, Streams streams) {
    this.order = order;
    this.size = size;
    this.batch = batch;
    seen = order == Order.NUMPY_FULL_BATCHES ? size - size % batch : size;
    this.streams = streams;
    rows = sequence(size);
    draw();
  }

  /** Into the room that is there: an epoch allocates nothing. */
  private void draw() {
    switch (order) {
      case SEQUENTIAL -> {}
      case TORCH -> streams.torch().randperm(rows);
      case NUMPY, NUMPY_FULL_BATCHES -> streams.numpy().permutation(rows);
    }
  }

  static int[] sequence(int size) {
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    return rows;
  }

  /** The order of the current epoch. */
  int[] rows() {
    return rows;
  }

  /** Whether every epoch walks through the same rows in the same order. */
  boolean isFixed() {
    return order == Order.SEQUENTIAL;
  }

  /** Where the current batch begins in {@link #rows}. */
  int from() {
    return from;
  }

  /** Samples of an epoch. */
  int seen() {
    return seen;
  }

  /** Samples of the current batch. */
  int count() {
    return Math.min(batch, seen - from);
  }

  /** Finished epochs. */
  int epoch() {
    return epoch;
  }

  int stepInEpoch() {
    return from / batch;
  }

  int stepsPerEpoch() {
    return (seen + batch - 1) / batch;
  }

  /** Goes on to the next batch; answers whether an epoch is finished by it. */
  boolean advance() {
    from += count();
    if (from < seen) {
      return false;
    }
    from = 0;
    epoch++;
    draw();
    return true;
  }

  void restore(int epoch, int from, int[] rows) {
    this.epoch = epoch;
    this.from = from;
    System.arraycopy(rows, 0, this.rows, 0, size);
  }
}
