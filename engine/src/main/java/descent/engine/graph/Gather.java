package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import descent.engine.backend.Kernels;
import java.util.List;

/**
 * y (rows, ..., width) = the rows of table (entries, width) that ids (rows, ...) name; dtable[id]
 * += dy. The row {@code padding}, if there is one (0 or more), gets no gradient.
 */
record Gather(Tensor ids, Tensor table, int padding) implements Operation {
  /** Says that every row gets a gradient. */
  static final int NO_PADDING = -1;

  private int width() {
    return table.shape().size(1);
  }

  @Override
  public List<Tensor> inputs() {
    return List.of(ids, table);
  }

  @Override
  public Operation withInputs(List<Tensor> inputs) {
    return new Gather(inputs.get(0), inputs.get(1), padding);
  }

  @Override
  public Shape shape() {
    int[] inner = new int[ids.shape().rank()];
    for (int i = 1; i < inner.length; i++) {
      inner[i - 1] = ids.shape().size(i);
    }
    inner[inner.length - 1] = width();
    return Shape.rows(inner);
  }

  /** The gradient of the padding row as it was before. */
  @Override
  public int scratch(Backend backend, int rows) {
    return padding == NO_PADDING ? 0 : width();
  }

  @Override
  public void forward(Kernels k, Frame f, Tensor y) {
    k.gather(f.elements(ids), width(), f.at(table), f.at(ids), f.at(y));
  }

  @Override
  public void backward(Kernels k, Frame f, Tensor y) {
    if (!f.wants(table)) {
      return;
    }
    int w = width();
    int kept = f.gradient(table) + padding * w;
    if (padding != NO_PADDING) {
      k.copy(1, w, kept, w, f.scratch(y), w, false);
    }
    k.scatterAdd(f.elements(ids), w, f.gradient(y), f.at(ids), f.gradient(table));
    if (padding != NO_PADDING) {
      k.copy(1, w, f.scratch(y), w, kept, w, false);
    }
  }
}
