package descent.web.simd.assembler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A function under construction: declare its parameters, then emit statements in the order in which
 * they shall run. Values are expressions, evaluated by the statement that uses them.
 */
public final class WasmFunction {
  private final String name;
  private final int index;
  private final List<ValueType> parameters = new ArrayList<>();
  private final List<String> parameterNames = new ArrayList<>();
  private final Locals locals = new Locals();
  private final List<Node> body = new ArrayList<>();
  private final Deque<List<Node>> open = new ArrayDeque<>();
  private final Deque<Scope> scopes = new ArrayDeque<>();
  private @Nullable ValueType result;

  WasmFunction(String name, int index) {
    this.name = name;
    this.index = index;
    open.push(body);
    scopes.push(new Scope(locals.depth(), body));
  }

  /** Statements that share their vector constants, which are made at their start. */
  private record Scope(int depth, List<Node> statements, Map<Node.Constant, Node.Local> constants) {
    Scope(int depth, List<Node> statements) {
      this(depth, statements, new HashMap<>());
    }
  }

  String name() {
    return name;
  }

  /** Its number among the module's functions. */
  int index() {
    return index;
  }

  List<ValueType> parameters() {
    return parameters;
  }

  Locals locals() {
    return locals;
  }

  List<String> parameterNames() {
    return parameterNames;
  }

  List<Node> body() {
    return body;
  }

  @Nullable ValueType resultType() {
    return result;
  }

  // -- parameters and locals

  private Node.Local parameter(String name, ValueType type) {
    parameters.add(type);
    parameterNames.add(name);
    return new Node.Local(true, parameters.size() - 1, name);
  }

  public I32 i32(String name) {
    return new I32(parameter(name, ValueType.I32));
  }

  public I64 i64(String name) {
    return new I64(parameter(name, ValueType.I64));
  }

  public F32 f32(String name) {
    return new F32(parameter(name, ValueType.F32));
  }

  public F64 f64(String name) {
    return new F64(parameter(name, ValueType.F64));
  }

  public F32x4 f32x4(String name) {
    return new F32x4(parameter(name, ValueType.V128));
  }

  /** A new local that holds {@code initial} from here to the end of the statements around it. */
  public <V extends Value> V let(String name, V initial) {
    Node value = pooled(initial.node);
    Node.Local local = locals.declare(name, initial.type);
    emit(new Node.SetLocal(local, value));
    @SuppressWarnings("unchecked") // over() gives back its own class
    V variable = (V) initial.over(local);
    return variable;
  }

  /** Assigns to a parameter or to a local made by {@link #let}. */
  public <V extends Value> void set(V variable, V value) {
    if (!(variable.node instanceof Node.Local local)) {
      throw new IllegalArgumentException(
          "Only a local can be assigned, got the expression " + variable);
    }
    locals.check(local);
    emit(new Node.SetLocal(local, pooled(value.node)));
  }

  /** Adds a constant to a local. */
  public void advance(I32 variable, int by) {
    set(variable, variable.plus(by));
  }

  /** Adds to a local. */
  public void advance(I32 variable, I32 by) {
    set(variable, variable.plus(by));
  }

  // -- statements

  private void emit(Node node) {
    List<Node> block = open.element();
    block.add(node);
  }

  private void emit(String text, Bytes code, Value... operands) {
    emit(new Node.Instruction(text, code, pooled(Node.nodes(operands))));
  }

  /** Replaces vector constants by locals that are set where the scope begins. */
  private Node pooled(Node node) {
    return switch (node) {
      case Node.Constant constant when !constant.cheap() -> {
        Scope scope = scopes.element();
        yield scope
            .constants()
            .computeIfAbsent(
                constant,
                c -> {
                  Node.Local local =
                      locals.declareAround(scope.depth(), "constant", ValueType.V128);
                  scope.statements().addFirst(new Node.SetLocal(local, c));
                  return local;
                });
      }
      case Node.Local local -> locals.check(local);
      case Node.Instruction i -> new Node.Instruction(i.text(), i.code(), pooled(i.operands()));
      case Node.Call call -> new Node.Call(call.target(), pooled(call.operands()));
      default -> node;
    };
  }

  private List<Node> pooled(List<Node> nodes) {
    return nodes.stream().map(this::pooled).toList();
  }

  private List<Node> nested(Runnable statements) {
    List<Node> block = new ArrayList<>();
    open.push(block);
    locals.open();
    statements.run();
    locals.close();
    open.pop();
    return block;
  }

  /** Nested statements with constants of their own. */
  private List<Node> scope(Runnable statements) {
    return nested(() -> {
      scopes.push(new Scope(locals.depth(), open.element()));
      statements.run();
      scopes.pop();
    });
  }

  /** Stores four floats at address plus offset. */
  public void store(I32 address, int offset, F32x4 value) {
    emit(pooled(Node.access("v128.store", Node.simdCode(0x0B), offset, address, value)));
  }

  /** Stores four integers at address plus offset. */
  public void store(I32 address, int offset, I32x4 value) {
    store(address, offset, value.asFloats());
  }

  /** Stores one float at address plus offset. */
  public void store(I32 address, int offset, F32 value) {
    emit(pooled(Node.access("f32.store", new Bytes().u8(0x38), offset, address, value)));
  }

  /** Stores one integer at address plus offset. */
  public void store(I32 address, int offset, I32 value) {
    emit(pooled(Node.access("i32.store", new Bytes().u8(0x36), offset, address, value)));
  }

  /** Stores one lane of four floats at address plus offset. */
  public void storeLane(int lane, I32 address, int offset, F32x4 value) {
    Node.Instruction store =
        Node.access("v128.store32_lane", Node.simdCode(0x5A), offset, address, value);
    emit(
        new Node.Instruction(
            store.text() + " " + lane, store.code().u8(lane), pooled(store.operands())));
  }

  /** Sets {@code bytes} bytes from address to zero. */
  public void clear(I32 address, I32 bytes) {
    emit("memory.fill", new Bytes().u8(0xFC).unsigned(11).u8(0), address, I32.of(0), bytes);
  }

  /** Copies {@code bytes} bytes; the ranges may overlap. */
  public void move(I32 to, I32 from, I32 bytes) {
    emit("memory.copy", new Bytes().u8(0xFC).unsigned(10).u8(0).u8(0), to, from, bytes);
  }

  /** Calls a function that has no result. */
  public void call(WasmFunction target, Value... arguments) {
    emit(pooled(callNode(target, arguments)));
  }

  private static Node callNode(WasmFunction target, Value... arguments) {
    List<ValueType> types = List.of(arguments).stream().map(value -> value.type).toList();
    if (!types.equals(target.parameters) || target.result != null) {
      throw new IllegalArgumentException(
          target.name
              + " takes "
              + target.parameters
              + " and gives "
              + target.result
              + ", but is called with "
              + types
              + " for nothing");
    }
    return new Node.Call(target, Node.nodes(arguments));
  }

  /** The function's result; nothing may follow. */
  public void result(Value value) {
    result = value.type;
    emit(pooled(value.node));
  }

  // -- control

  /** Statements that may jump to their own end. */
  public void block(String name, Consumer<Label> statements) {
    Label label = new Label(name);
    emit(new Node.Block(label, false, nested(() -> statements.accept(label))));
  }

  /** Statements that run while the condition, evaluated before each round, is not zero. */
  public void loopWhile(Supplier<I32> condition, Runnable statements) {
    Node again = pooled(condition.get().node);
    Label label = new Label("loop");
    List<Node> round = nested(statements);
    round.add(new Node.Branch(label, again));
    emit(new Node.If(again, List.of(new Node.Block(label, true, round)), List.of()));
  }

  /** Statements for variable = from, from + step, ... while below {@code to}. */
  public void loop(String name, I32 from, I32 to, int step, Consumer<I32> statements) {
    I32 variable = let(name, from);
    loopWhile(
        () -> variable.lt(to),
        () -> {
          statements.accept(variable);
          advance(variable, step);
        });
  }

  /** Statements for variable = 0, 1, ... below {@code to}. */
  public void loop(String name, I32 to, Consumer<I32> statements) {
    loop(name, I32.of(0), to, 1, statements);
  }

  /** Statements that run {@code count} times. */
  public void repeat(I32 count, Runnable statements) {
    I32 left = let("left", count);
    loopWhile(
        () -> left.gt(0),
        () -> {
          statements.run();
          advance(left, -1);
        });
  }

  public void when(I32 condition, Runnable then) {
    emit(new Node.If(pooled(condition.node), nested(then), List.of()));
  }

  public void when(I32 condition, Runnable then, Runnable otherwise) {
    emit(new Node.If(pooled(condition.node), nested(then), nested(otherwise)));
  }

  public void branch(Label target) {
    emit(new Node.Branch(target, null));
  }

  public void branchWhen(I32 condition, Label target) {
    emit(new Node.Branch(target, pooled(condition.node)));
  }

  /** Runs the statements of the case that the selector names, 0 to count - 1. */
  public void select(I32 selector, int count, IntConsumer statements) {
    Label end = new Label("end");
    List<Label> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(new Label("case" + i));
    }
    // Case i starts where block i ends: the table stands innermost, in the block of case 0.
    List<Node> inner = List.of(new Node.Table(cases, pooled(selector.node)));
    for (int i = 0; i < count; i++) {
      int number = i;
      List<Node> outer = new ArrayList<>();
      outer.add(new Node.Block(cases.get(i), false, inner));
      outer.addAll(scope(() -> statements.accept(number)));
      outer.add(new Node.Branch(end, null));
      inner = outer;
    }
    emit(new Node.Block(end, false, inner));
  }

  @Override
  public String toString() {
    return Printer.print(this);
  }
}
