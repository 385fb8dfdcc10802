package descent.engine.nn;

import descent.engine.graph.Tensor;

/**
 * e^x over its sum along the last axis.
 *
 * @param log whether to take the logarithm of it
 */
public record Softmax(boolean log) implements Module {
  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return log ? x.logSoftmax() : x.softmax();
  }

  @Override
  public String toString() {
    return (log ? "LogSoftmax" : "Softmax") + "(dim=-1)";
  }
}
