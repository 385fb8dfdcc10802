package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * A graph made runnable: its operations in order, and a place for each number. Compiled for a
 * largest number of rows, it runs any fewer. A program holds no numbers and no addresses of its
 * own; one program serves all lanes, each with its {@link Frame}.
 *
 * <p>A step is {@link #prepare}, then {@link #forward} and {@link #backward} for each micro-batch,
 * then {@link #finish}.
 */
public final class Program {
  private final Graph graph;
  private final Backend backend;
  private final int capacity;
  private final boolean training;
  private final List<Tensor> order;
  private final boolean[] wanted;
  private final int gradientElements;
  private final int elements;
  private final boolean spansBatch;

  private Program(Graph graph, Backend backend, int capacity, boolean training) {
    this.graph = graph;
    this.backend = backend;
    this.capacity = capacity;
    this.training = training;
    order = reachable(graph);
    wanted = new boolean[graph.tensors().size()];
    boolean spans = false;
    for (Tensor tensor : order) {
      wanted[tensor.id()] = training && wantsGradient(tensor);
      spans |= tensor.operation().spansBatch();
    }
    spansBatch = training && spans;
    int gradients = 0;
    int all = 0;
    for (Tensor tensor : order) {
      int values = ownsValues(tensor) ? size(tensor) : 0;
      int gradient = ownsGradient(tensor) ? size(tensor) : 0;
      gradients = Backend.sum(gradients, gradient);
      all = Backend.sum(all, values, gradient, scratch(tensor));
    }
    gradientElements = gradients;
    elements = all;
  }

  /**
   * Compiles a graph.
   *
   * @param capacity the most rows that a frame of this program can hold
   * @param training whether gradients will be asked for; the graph then has an output called loss
   */
  public static Program compile(Graph graph, Backend backend, int capacity, boolean training) {
    if (capacity < 1) {
      throw new IllegalArgumentException(
          "A program needs room for at least 1 row, but got " + capacity);
    }
    return new Program(graph, backend, capacity, training);
  }

  /**
   * The number of rows whose numbers stay in a core's own cache while a micro-batch goes forward
   * and backward; a multiple of 8, at most {@code limit} and at least 8 or the limit.
   */
  public static int microBatch(Graph graph, Backend backend, int limit) {
    Program one = compile(graph, backend, 8, true);
    if (one.spansBatch) {
      return limit;
    }
    int perRow = 0;
    for (Tensor tensor : one.order) {
      if (tensor.shape().isBatched() && tensor.operation().viewOf() == null) {
        perRow += tensor.shape().perRow() * (one.wanted[tensor.id()] ? 2 : 1);
      }
    }
    int rows = Math.max(8, CACHE_ELEMENTS / Math.max(1, perRow) / 8 * 8);
    return Math.min(limit, rows);
  }

  /** What of a 1 MiB second-level cache the activations may take, in floats; measured. */
  private static final int CACHE_ELEMENTS = 1 << 18;

  /** The graph that was compiled. */
  public Graph graph() {
    return graph;
  }

  /** Elements of memory that one frame takes. */
  public int elements() {
    return elements;
  }

  /** The most rows that a frame can hold. */
  public int capacity() {
    return capacity;
  }

  /** Whether a batch must not be cut into micro-batches or lanes. */
  public boolean spansBatch() {
    return spansBatch;
  }

  /**
   * A frame in memory.
   *
   * @param base where its {@link #elements()} begin; a multiple of {@link Backend#ALIGNMENT}
   * @param parameters where the block of parameters begins
   * @param gradients where this lane's block of parameter gradients begins; unused unless training
   * @param buffers where the block of buffers begins
   */
  public Frame frame(int base, int parameters, int gradients, int buffers) {
    Frame frame = new Frame(graph.tensors().size(), capacity);
    int gradient = base;
    int next = base + gradientElements;
    for (Tensor tensor : order) {
      int values = next;
      int dValues = Kernels.NONE;
      Tensor viewed = tensor.operation().viewOf();
      if (tensor.operation() instanceof Variable variable) {
        int offset = variable.parameter().offset();
        values = (variable.role() == Variable.Role.BUFFER ? buffers : parameters) + offset;
        dValues = wanted[tensor.id()] ? gradients + offset : Kernels.NONE;
      } else if (viewed != null) {
        values = frame.at(viewed);
        dValues = frame.gradient(viewed);
      } else {
        next += size(tensor);
        if (wanted[tensor.id()]) {
          dValues = gradient;
          gradient += size(tensor);
        }
      }
      frame.place(tensor, values, dValues, next);
      next += scratch(tensor);
    }
    return frame;
  }

  /** Does what only depends on the parameters; once a step and lane, before its forwards. */
  public void prepare(Kernels k, Frame f) {
    for (int i = 0; i < order.size(); i++) {
      Tensor tensor = order.get(i);
      tensor.operation().prepare(k, f, tensor);
    }
  }

  /** Computes every output from the inputs that were written to the frame. */
  public void forward(Kernels k, Frame f) {
    for (int i = 0; i < order.size(); i++) {
      Tensor tensor = order.get(i);
      if (tensor.operation().viewOf() == null) {
        tensor.operation().forward(k, f, tensor);
      }
    }
  }

  /**
   * Adds the derivative of scale * the sum of the output {@code loss} to the gradients of the
   * parameters, and leaves that of every tensor in the frame.
   */
  public void backward(Kernels k, Frame f) {
    clearGradients(k, f);
    Tensor loss = graph.out("loss");
    k.fill(f.elements(loss), f.scale(), f.gradient(loss));
    propagate(k, f);
  }

  /** Clears the gradients of the frame's own tensors; those of the parameters stay. */
  public void clearGradients(Kernels k, Frame f) {
    for (int i = 0; i < order.size(); i++) {
      Tensor tensor = order.get(i);
      if (ownsGradient(tensor)) {
        k.fill(f.elements(tensor), 0, f.gradient(tensor));
      }
    }
  }

  /** Carries the gradients that were put into the frame back to the inputs and parameters. */
  public void propagate(Kernels k, Frame f) {
    for (int i = order.size() - 1; i >= 0; i--) {
      Tensor tensor = order.get(i);
      if (wanted[tensor.id()] && tensor.operation().viewOf() == null) {
        tensor.operation().backward(k, f, tensor);
      }
    }
  }

  /** Hands over gradients that operations kept to themselves; once a step and lane, at its end. */
  public void finish(Kernels k, Frame f) {
    for (int i = 0; i < order.size(); i++) {
      Tensor tensor = order.get(i);
      if (wanted[tensor.id()]) {
        tensor.operation().finish(k, f, tensor);
      }
    }
  }

  private boolean ownsValues(Tensor tensor) {
    return !(tensor.operation() instanceof Variable) && tensor.operation().viewOf() == null;
  }

  private boolean ownsGradient(Tensor tensor) {
    return wanted[tensor.id()] && ownsValues(tensor);
  }

  private int size(Tensor tensor) {
    return Backend.aligned(tensor.shape().elements(capacity));
  }

  private int scratch(Tensor tensor) {
    return Backend.aligned(tensor.operation().scratch(backend, capacity));
  }

  private boolean wantsGradient(Tensor tensor) {
    Operation operation = tensor.operation();
    if (operation instanceof Variable variable) {
      return variable.trained();
    }
    if (operation instanceof Input input) {
      return input.gradient();
    }
    if (!operation.isDifferentiable()) {
      return false;
    }
    for (Tensor input : operation.inputs()) {
      if (wanted[input.id()]) {
        return true;
      }
    }
    return false;
  }

  /** The tensors that the outputs need, in order; the inputs even when nothing reads them. */
  private static List<Tensor> reachable(Graph graph) {
    boolean[] needed = new boolean[graph.tensors().size()];
    Deque<Tensor> open = new ArrayDeque<>(graph.outputs().values());
    open.addAll(graph.inputs().values());
    while (!open.isEmpty()) {
      Tensor tensor = open.pop();
      if (!needed[tensor.id()]) {
        needed[tensor.id()] = true;
        open.addAll(tensor.inputs());
      }
    }
    List<Tensor> order = new ArrayList<>();
    for (Tensor tensor : graph.tensors()) {
      if (needed[tensor.id()]) {
        order.add(tensor);
      }
    }
    return Collections.unmodifiableList(order);
  }

  /** As in {@code Program of 9 operations for up to 16 rows}. */
  @Override
  public String toString() {
    return "Program of "
        + order.size()
        + " operations for up to "
        + capacity
        + " rows"
        + (training ? "" : ", forward only");
  }

  /** The shape of an input. */
  public Shape inputShape(String name) {
    return graph.in(name).shape();
  }
}
