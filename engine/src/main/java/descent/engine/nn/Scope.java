package descent.engine.nn;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.Initializer;
import descent.engine.graph.Tensor;

/** Where a module stands in its network: the prefix of its parameters' names, and the mode. */
public final class Scope {
  private final Graph graph;
  private final String prefix;
  private final boolean training;
  private final boolean frozen;

  private Scope(Graph graph, String prefix, boolean training, boolean frozen) {
    this.graph = graph;
    this.prefix = prefix;
    this.training = training;
    this.frozen = frozen;
  }

  /** The top of a network. In training, dropout drops and batch norm looks at the batch. */
  public static Scope root(Graph graph, boolean training) {
    return new Scope(graph, "", training, false);
  }

  /** The scope of a named part. */
  public Scope child(String name) {
    return new Scope(graph, prefix + name + ".", training, frozen);
  }

  /** The same scope, whose parameters are read and not trained. */
  public Scope frozen() {
    return new Scope(graph, prefix, training, true);
  }

  /** Whether the graph is for training. */
  public boolean training() {
    return training;
  }

  /** Declares a trained parameter. */
  public Tensor parameter(String name, Shape shape, Initializer initializer) {
    return frozen
        ? graph.frozen(prefix + name, shape, initializer)
        : graph.parameter(prefix + name, shape, initializer);
  }

  /** Declares numbers that belong to the state but are not trained by the gradient. */
  public Tensor buffer(String name, Shape shape, Initializer initializer) {
    return graph.buffer(prefix + name, shape, initializer);
  }
}
