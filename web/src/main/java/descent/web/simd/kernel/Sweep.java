package descent.web.simd.kernel;

import descent.web.simd.assembler.F32x4;
import descent.web.simd.assembler.I32;
import descent.web.simd.assembler.I32x4;
import descent.web.simd.assembler.WasmFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * One pass over arrays of equal length: whole vectors first, then what is left one by one, so that
 * nothing beyond the arrays is read or written. The arrays' addresses are advanced to their ends.
 */
final class Sweep {
  private static final int VECTOR = 16;
  private static final int FLOAT = 4;

  private Sweep() {}

  /** Where the pass stands: four elements, or one in the first lane. */
  interface Step {
    F32x4 load(I32 array);

    void store(I32 array, F32x4 value);

    /** The value in lanes that stand for an element, the filler in the others. */
    F32x4 orElse(F32x4 value, F32x4 filler);

    /** The value with zeros in lanes that stand for no element. */
    default F32x4 masked(F32x4 value) {
      return orElse(value, F32x4.of(0));
    }

    /** How many elements stand here. */
    int width();
  }

  /** A pass whose loop takes one vector a round: for functions of many instructions. */
  static void over(WasmFunction f, I32 count, List<I32> arrays, Consumer<Step> body) {
    I32 left = f.let("left", count);
    rounds(f, left, 1, arrays, steps -> steps.forEach(body));
    remainder(f, left, arrays, body);
  }

  /** A pass whose loop takes four vectors a round: for functions of few instructions. */
  static void wide(WasmFunction f, I32 count, List<I32> arrays, Consumer<Step> body) {
    groups(f, count, arrays, steps -> steps.forEach(body));
  }

  /** A pass over four vectors together, then one, then single elements. */
  static void groups(WasmFunction f, I32 count, List<I32> arrays, Consumer<List<Step>> body) {
    I32 left = f.let("left", count);
    rounds(f, left, 4, arrays, body);
    rounds(f, left, 1, arrays, body);
    remainder(f, left, arrays, step -> body.accept(List.of(step)));
  }

  private static void rounds(
      WasmFunction f, I32 left, int vectors, List<I32> arrays, Consumer<List<Step>> body) {
    f.loopWhile(
        () -> left.ge(4 * vectors),
        () -> {
          List<Step> steps = new ArrayList<>();
          for (int i = 0; i < vectors; i++) {
            steps.add(new Four(f, VECTOR * i));
          }
          body.accept(steps);
          arrays.forEach(array -> f.advance(array, VECTOR * vectors));
          f.advance(left, -4 * vectors);
        });
  }

  private static void remainder(WasmFunction f, I32 left, List<I32> arrays, Consumer<Step> body) {
    f.loopWhile(
        () -> left.gt(0),
        () -> {
          body.accept(new One(f));
          arrays.forEach(array -> f.advance(array, FLOAT));
          f.advance(left, -1);
        });
  }

  private record Four(WasmFunction f, int offset) implements Step {
    @Override
    public F32x4 load(I32 array) {
      return array.loadVector(offset);
    }

    @Override
    public void store(I32 array, F32x4 value) {
      f.store(array, offset, value);
    }

    @Override
    public F32x4 orElse(F32x4 value, F32x4 filler) {
      return value;
    }

    @Override
    public int width() {
      return 4;
    }
  }

  private record One(WasmFunction f) implements Step {
    @Override
    public F32x4 load(I32 array) {
      return array.loadOne(0);
    }

    @Override
    public void store(I32 array, F32x4 value) {
      f.storeLane(0, array, 0, value);
    }

    @Override
    public F32x4 orElse(F32x4 value, F32x4 filler) {
      return I32x4.of(-1, 0, 0, 0).choose(value, filler);
    }

    @Override
    public int width() {
      return 1;
    }
  }
}
