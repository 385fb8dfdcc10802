package descent.web.simd.assembler;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a function's body as the binary format wants it: operands first, labels as depths. */
final class Encoder {
  private static final int NO_RESULT = 0x40;
  private static final int END = 0x0B;

  private final Bytes out = new Bytes();

  /** The labels around the current statement, innermost first. */
  private final Deque<Label> around = new ArrayDeque<>();

  private static final Label UNNAMED = new Label("if");

  private final int parameters;
  private final Locals locals;

  private Encoder(int parameters, Locals locals) {
    this.parameters = parameters;
    this.locals = locals;
  }

  /** The entry of a function in the code section, less its length. */
  static Bytes encode(WasmFunction function) {
    Encoder encoder = new Encoder(function.parameters().size(), function.locals());
    encoder.locals();
    encoder.statements(function.body());
    return encoder.out.u8(END);
  }

  /** Declares the locals, type by type. */
  private void locals() {
    Bytes runs = new Bytes();
    int count = 0;
    for (ValueType type : ValueType.values()) {
      int size = 0;
      for (int place = 0; place < locals.count(); place++) {
        size += locals.type(place) == type ? 1 : 0;
      }
      if (size > 0) {
        runs.unsigned(size).u8(type.code);
        count++;
      }
    }
    out.unsigned(count).append(runs);
  }

  private void statements(List<Node> nodes) {
    for (Node node : nodes) {
      write(node);
    }
  }

  private void write(Node node) {
    switch (node) {
      case Node.Instruction i -> {
        statements(i.operands());
        out.append(i.code());
      }
      case Node.Constant c -> out.append(Node.simdCode(0x0C).bits(c.low(), 8).bits(c.high(), 8));
      case Node.Local local -> out.u8(0x20).unsigned(index(local));
      case Node.SetLocal set -> {
        write(set.value());
        out.u8(0x21).unsigned(index(set.local()));
      }
      case Node.Call call -> {
        statements(call.operands());
        out.u8(0x10).unsigned(call.target().index());
      }
      case Node.Block block -> {
        out.u8(block.loop() ? 0x03 : 0x02).u8(NO_RESULT);
        nest(block.label(), block.body());
        out.u8(END);
      }
      case Node.If choice -> {
        write(choice.condition());
        out.u8(0x04).u8(NO_RESULT);
        nest(UNNAMED, choice.then());
        if (!choice.otherwise().isEmpty()) {
          out.u8(0x05);
          nest(UNNAMED, choice.otherwise());
        }
        out.u8(END);
      }
      case Node.Branch branch -> {
        @Nullable Node condition = branch.condition();
        if (condition != null) {
          write(condition);
        }
        out.u8(condition == null ? 0x0C : 0x0D).unsigned(depth(branch.target()));
      }
      case Node.Table table -> {
        write(table.selector());
        List<Label> targets = table.targets();
        out.u8(0x0E).unsigned(targets.size() - 1);
        targets.forEach(target -> out.unsigned(depth(target)));
      }
    }
  }

  private int index(Node.Local local) {
    return local.parameter() ? local.number() : parameters + locals.number(local.number());
  }

  private void nest(Label label, List<Node> body) {
    around.push(label);
    statements(body);
    around.pop();
  }

  private int depth(Label target) {
    int depth = 0;
    for (Label label : around) {
      if (label.equals(target)) {
        return depth;
      }
      depth++;
    }
    throw new IllegalStateException("A branch to " + target.name() + " stands outside its block");
  }
}
