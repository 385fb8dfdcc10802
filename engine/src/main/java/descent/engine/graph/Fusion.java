package descent.engine.graph;

import descent.engine.backend.Kernels.Unary;
import descent.engine.backend.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;

/**
 * Rewrites a graph into one that computes the same with fewer passes over memory:
 *
 * <ul>
 *   <li>Linear + activation whose derivative can be had from its value: one pass for bias and
 *       activation;
 *   <li>Conv2d(3x3, padding 1) + ReLU + MaxPool2d(2): {@link ConvReluPool}.
 * </ul>
 *
 * A tensor that something else reads too, or that is an output, is never fused away.
 */
public final class Fusion {
  private final Graph from;
  private final Graph to;
  private final int[] uses;
  private final Tensor[] moved;

  private Fusion(Graph from) {
    this.from = from;
    to = new Graph(from.parameters(), from.buffers());
    uses = from.uses();
    moved = new Tensor[from.tensors().size()];
  }

  /** The fused twin of a graph, with the same inputs, outputs, parameters and buffers. */
  public static Graph fuse(Graph graph) {
    return new Fusion(graph).run();
  }

  private Graph run() {
    for (Tensor tensor : from.tensors()) {
      Operation operation = tensor.operation();
      if (operation instanceof Input input) {
        moved[tensor.id()] = to.input(input.name(), input.shape(), input.gradient());
      } else {
        List<Tensor> inputs = new ArrayList<>();
        for (Tensor input : operation.inputs()) {
          inputs.add(moved[input.id()]);
        }
        moved[tensor.id()] = to.add(fused(tensor, operation.withInputs(inputs)), tensor.noise());
      }
    }
    for (Entry<String, Tensor> output : from.outputs().entrySet()) {
      to.output(output.getKey(), moved[output.getValue().id()]);
    }
    return to;
  }

  /** What to put in place of an operation whose inputs have been moved already. */
  private Operation fused(Tensor original, Operation operation) {
    if (operation instanceof Map map && readOnce(original)) {
      return affineThenMap(map);
    }
    if (operation instanceof MaxPool2d pool && readOnce(original)) {
      return convThenReluThenPool(original, pool);
    }
    return operation;
  }

  private boolean readOnce(Tensor original) {
    return uses[original.operation().inputs().get(0).id()] == 1;
  }

  private static Operation affineThenMap(Map map) {
    if (map.f().derivativeByValue()
        && map.x().operation() instanceof Affine affine
        && affine.f() == Unary.IDENTITY) {
      return new Affine(affine.x(), affine.weight(), affine.bias(), map.f(), map.p());
    }
    return map;
  }

  private Operation convThenReluThenPool(Tensor original, MaxPool2d pool) {
    Tensor relu = original.operation().inputs().get(0);
    if (pool.x().operation() instanceof Map map
        && map.f() == Unary.RELU
        && readOnce(relu)
        && map.x().operation() instanceof Conv2d conv
        && conv.bias() != null
        && conv.groups() == 1
        && isSame3x3(conv.window())
        && isHalving(pool.window())) {
      return new ConvReluPool(conv.x(), conv.weight(), conv.bias(), conv.window());
    }
    return pool;
  }

  private static boolean isSame3x3(Window w) {
    return w.kernelH() == 3
        && w.kernelW() == 3
        && w.strideH() == 1
        && w.strideW() == 1
        && w.padH() == 1
        && w.padW() == 1
        && w.dilationH() == 1
        && w.dilationW() == 1;
  }

  private static boolean isHalving(Window w) {
    return w.kernelH() == 2
        && w.kernelW() == 2
        && w.strideH() == 2
        && w.strideW() == 2
        && w.padH() == 0
        && w.padW() == 0
        && w.dilationH() == 1
        && w.dilationW() == 1
        && w.outH() == w.height() / 2
        && w.outW() == w.width() / 2;
  }
}
