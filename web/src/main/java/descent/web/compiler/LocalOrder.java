package descent.web.compiler;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Declares the local variables of a function type by type, each type once. TeaVM declares them as
 * they come.
 */
final class LocalOrder {
  private LocalOrder() {}

  /** The same function with its local variables in order; its parameters keep their numbers. */
  static byte[] rewrite(byte[] body, int parameters) {
    BinaryReader in = new BinaryReader(body);
    Map<byte[], List<Integer>> byType = new TreeMap<>(Arrays::compareUnsigned);
    int locals = parameters;
    for (int groups = in.unsigned(); groups > 0; groups--) {
      int count = in.unsigned();
      int from = in.at();
      in.skipType();
      List<Integer> ofType = byType.computeIfAbsent(in.since(from), type -> new ArrayList<>());
      for (int i = 0; i < count; i++) {
        ofType.add(locals++);
      }
    }

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int[] numbers = new int[locals];
    Arrays.setAll(numbers, i -> i);
    int next = parameters;
    BinaryReader.write(out, byType.size());
    for (Map.Entry<byte[], List<Integer>> group : byType.entrySet()) {
      BinaryReader.write(out, group.getValue().size());
      out.writeBytes(group.getKey());
      for (int local : group.getValue()) {
        numbers[local] = next++;
      }
    }

    while (in.hasMore()) {
      Instruction instruction = Instruction.read(in);
      if (instruction.namesLocal()) {
        instruction.writeWith(numbers[instruction.first()], out);
      } else {
        out.writeBytes(instruction.code());
      }
    }
    return out.toByteArray();
  }
}
