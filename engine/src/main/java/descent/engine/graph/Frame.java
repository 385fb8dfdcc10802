package descent.engine.graph;

import descent.engine.backend.Kernels;
import java.util.Arrays;

/**
 * One lane's places: where each tensor's numbers, gradient and scratch are, and which rows of the
 * batch are being worked on.
 */
public final class Frame {
  private final int[] values;
  private final int[] gradients;
  private final int[] scratch;
  private final int capacity;
  private int rows;
  private long firstRow;
  private double scale = 1;
  private long seed;
  private long step;
  private long turn;

  Frame(int tensors, int capacity) {
    this.capacity = capacity;
    values = none(tensors);
    gradients = none(tensors);
    scratch = none(tensors);
  }

  private static int[] none(int length) {
    int[] addresses = new int[length];
    Arrays.fill(addresses, Kernels.NONE);
    return addresses;
  }

  void place(Tensor t, int values, int gradient, int scratch) {
    this.values[t.id()] = values;
    this.gradients[t.id()] = gradient;
    this.scratch[t.id()] = scratch;
  }

  /**
   * Sets what the next forward and backward work on.
   *
   * @param rows rows of this micro-batch
   * @param firstRow the index of its first row within the whole batch
   * @param scale what a row's loss is multiplied by: 1 / rows of the whole batch for a mean
   * @throws IllegalArgumentException when rows is below 1 or above {@link #capacity}
   */
  public void begin(int rows, long firstRow, double scale) {
    if (rows < 1 || rows > capacity) {
      throw new IllegalArgumentException(
          "This frame holds 1 to " + capacity + " rows, but got " + rows);
    }
    this.rows = rows;
    this.firstRow = firstRow;
    this.scale = scale;
  }

  /**
   * Sets the key of run-time randomness.
   *
   * @param seed of the run
   * @param step that is computed, from 1
   * @param turn a number that no other forward pass of the run has, such as the step
   */
  public void randomness(long seed, long step, long turn) {
    this.seed = seed;
    this.step = step;
    this.turn = turn;
  }

  /** The step that is computed, from 1. */
  public long step() {
    return step;
  }

  /** The address of a tensor's numbers. */
  public int at(Tensor t) {
    return values[t.id()];
  }

  /** The address of a tensor's gradient, or {@link Kernels#NONE} when nobody needs it. */
  public int gradient(Tensor t) {
    return gradients[t.id()];
  }

  /** Whether a gradient of this tensor is needed. */
  public boolean wants(Tensor t) {
    return gradients[t.id()] != Kernels.NONE;
  }

  /** The address of the private memory of the operation that makes y. */
  public int scratch(Tensor y) {
    return scratch[y.id()];
  }

  /** The most rows that this frame can hold. */
  public int capacity() {
    return capacity;
  }

  /** Rows of this micro-batch. */
  public int rows() {
    return rows;
  }

  /** The index of the first row of this micro-batch within the batch. */
  public long firstRow() {
    return firstRow;
  }

  /** What a row's loss is multiplied by. */
  public double scale() {
    return scale;
  }

  /** Elements of a tensor in this micro-batch. */
  public int elements(Tensor t) {
    return t.shape().elements(rows);
  }

  /**
   * The key of the counter-based generator for the operation that makes y in this step, so that
   * run-time noise is the same on every backend and for any number of lanes.
   */
  public long randomKey(Tensor y) {
    long mixed = (seed * 0x9E3779B97F4A7C15L) ^ (turn * 0xC2B2AE3D27D4EB4FL) ^ y.noise();
    mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
    return mixed ^ (mixed >>> 32);
  }
}
