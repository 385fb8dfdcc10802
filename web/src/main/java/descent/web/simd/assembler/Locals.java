package descent.web.simd.assembler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The locals of one function. Those of nested statements end with them, and their places are given
 * to later ones, which keeps modules small and quick to compile.
 */
final class Locals {
  private final List<ValueType> types = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Set<Integer> taken = new HashSet<>();
  private final Set<Node.Local> alive = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The locals of each of the statements around the current one, innermost last. */
  private final List<Deque<Node.Local>> levels = new ArrayList<>();

  Locals() {
    open();
  }

  void open() {
    levels.add(new ArrayDeque<>());
  }

  void close() {
    for (Node.Local local : levels.removeLast()) {
      alive.remove(local);
      taken.remove(local.number());
    }
  }

  /** How many statements are open around the current one. */
  int depth() {
    return levels.size() - 1;
  }

  /** A local of the current statements, in a place that may have served before. */
  Node.Local declare(String name, ValueType type) {
    return declare(depth(), place(type), name, type);
  }

  /**
   * A local of statements further out that is set at their beginning: its place is a new one, which
   * nothing after that beginning has used.
   */
  Node.Local declareAround(int depth, String name, ValueType type) {
    return declare(depth, types.size(), name, type);
  }

  private Node.Local declare(int depth, int place, String name, ValueType type) {
    if (place == types.size()) {
      types.add(type);
      names.add(name + "." + types.size()); // numbered, since names come again
    }
    Node.Local local = new Node.Local(false, place, names.get(place));
    taken.add(place);
    alive.add(local);
    levels.get(depth).add(local);
    return local;
  }

  private int place(ValueType type) {
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i) == type && !taken.contains(i)) {
        return i;
      }
    }
    return types.size();
  }

  /**
   * The same local.
   *
   * @throws IllegalStateException when its statements have ended
   */
  Node.Local check(Node.Local local) {
    if (!local.parameter() && !alive.contains(local)) {
      throw new IllegalStateException(
          "The local " + local.name() + " is used outside the statements that declared it");
    }
    return local;
  }

  int count() {
    return types.size();
  }

  ValueType type(int place) {
    return types.get(place);
  }

  String name(int place) {
    return names.get(place);
  }

  /** The number that the binary format gives a place: there they are grouped by type. */
  int number(int place) {
    int number = 0;
    for (int i = 0; i < types.size(); i++) {
      int order = types.get(i).compareTo(types.get(place));
      if (order < 0 || (order == 0 && i < place)) {
        number++;
      }
    }
    return number;
  }
}
