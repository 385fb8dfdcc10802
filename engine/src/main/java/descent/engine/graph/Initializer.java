package descent.engine.graph;

import descent.engine.random.Streams;

/** Draws the initial numbers of a parameter. */
@FunctionalInterface
public interface Initializer {
  /** Fills values, row-major, from the streams of the run. */
  void fill(double[] values, Streams streams);
}
