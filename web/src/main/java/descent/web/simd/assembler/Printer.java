package descent.web.simd.assembler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes functions as folded text, for people. */
final class Printer {
  private final StringBuilder out = new StringBuilder();

  private Printer() {}

  static String print(WasmFunction function) {
    Printer printer = new Printer();
    printer.out.append("(func $").append(function.name());
    List<ValueType> parameters = function.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      printer.declare("param", function.parameterNames().get(i), parameters.get(i));
    }
    @Nullable ValueType result = function.resultType();
    if (result != null) {
      printer.out.append(" (result ").append(result).append(')');
    }
    Locals locals = function.locals();
    for (int place = 0; place < locals.count(); place++) {
      printer.line(1);
      printer.declare("local", locals.name(place), locals.type(place));
    }
    printer.lines(function.body(), 1);
    return printer.out.append(")\n").toString();
  }

  static String print(Node node) {
    Printer printer = new Printer();
    printer.write(node, 0);
    return printer.out.toString();
  }

  private void declare(String kind, String name, ValueType type) {
    out.append(" (").append(kind).append(" $").append(name).append(' ').append(type).append(')');
  }

  private void line(int depth) {
    out.append('\n').append("  ".repeat(depth));
  }

  private void lines(List<Node> nodes, int depth) {
    for (Node node : nodes) {
      line(depth);
      write(node, depth);
    }
  }

  private void write(Node node, int depth) {
    out.append('(');
    switch (node) {
      case Node.Instruction i -> {
        out.append(i.text());
        operands(i.operands(), depth);
      }
      case Node.Constant c -> out.append("v128.const ").append(c.text());
      case Node.Local local -> out.append("local.get $").append(local.name());
      case Node.SetLocal set -> {
        out.append("local.set $").append(set.local().name());
        operands(List.of(set.value()), depth);
      }
      case Node.Call call -> {
        out.append("call $").append(call.target().name());
        operands(call.operands(), depth);
      }
      case Node.Block block -> {
        out.append(block.loop() ? "loop $" : "block $").append(block.label().name());
        lines(block.body(), depth + 1);
      }
      case Node.If choice -> {
        out.append("if");
        operands(List.of(choice.condition()), depth);
        branch("then", choice.then(), depth + 1);
        if (!choice.otherwise().isEmpty()) {
          branch("else", choice.otherwise(), depth + 1);
        }
      }
      case Node.Branch branch -> {
        @Nullable Node condition = branch.condition();
        out.append(condition == null ? "br $" : "br_if $").append(branch.target().name());
        operands(condition == null ? List.of() : List.of(condition), depth);
      }
      case Node.Table table -> {
        out.append("br_table");
        table.targets().forEach(target -> out.append(" $").append(target.name()));
        operands(List.of(table.selector()), depth);
      }
    }
    out.append(')');
  }

  private void branch(String name, List<Node> body, int depth) {
    line(depth);
    out.append('(').append(name);
    lines(body, depth + 1);
    out.append(')');
  }

  private void operands(List<Node> nodes, int depth) {
    for (Node node : nodes) {
      out.append(' ');
      write(node, depth);
    }
  }
}
