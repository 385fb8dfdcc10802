package descent.engine.nn;

import descent.engine.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Modules one after the other.
 *
 * @param name what it prints as: {@code Sequential}, or the name of a network such as {@code
 *     SimpleCNN}
 * @param children the parts, whose names begin their parameters' names
 */
public record Sequential(String name, List<Child> children) implements Module {
  /** A named part. */
  public record Child(String name, Module module) {}

  /** Keeps its own copy of the parts. */
  public Sequential {
    children = List.copyOf(children);
  }

  /** Parts named 0, 1, 2, as PyTorch's Sequential names them. */
  public static Sequential of(Module... modules) {
    List<Child> children = new ArrayList<>();
    for (int i = 0; i < modules.length; i++) {
      children.add(new Child(String.valueOf(i), modules[i]));
    }
    return new Sequential("Sequential", children);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    Tensor y = x;
    for (Child child : children) {
      y = child.module().apply(y, scope.child(child.name()));
    }
    return y;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append('(');
    for (Child child : children) {
      String inner = child.module().toString().replace("\n", "\n  ");
      text.append("\n  (").append(child.name()).append("): ").append(inner);
    }
    return text.append(children.isEmpty() ? ")" : "\n)").toString();
  }
}
