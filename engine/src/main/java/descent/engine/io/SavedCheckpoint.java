package descent.engine.io;

import descent.engine.Shape;
import descent.engine.experiment.Checkpoint;
import descent.engine.experiment.PackedNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A checkpoint as a file, so that a run goes on exactly where it was, after a restart or elsewhere.
 */
public final class SavedCheckpoint {
  private static final String FORMAT = "descent-checkpoint-2";

  private SavedCheckpoint() {}

  /** The file: its numbers as tensors, its counters as texts beside them. */
  public static Safetensors of(Checkpoint checkpoint) {
    return new Safetensors(
        List.of(
            state(checkpoint.state()),
            SavedTensor.f64(
                "epochLosses", Shape.of(checkpoint.epochLosses().length), checkpoint.epochLosses()),
            integers("rows", checkpoint.rows()),
            integers("torch", checkpoint.torch()),
            integers("numpy", checkpoint.numpy())),
        counters(checkpoint));
  }

  private static Map<String, String> counters(Checkpoint checkpoint) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("format", FORMAT);
    texts.put("steps", String.valueOf(checkpoint.steps()));
    texts.put("epoch", String.valueOf(checkpoint.epoch()));
    texts.put("from", String.valueOf(checkpoint.from()));
    texts.put("epochLossSum", String.valueOf(checkpoint.epochLossSum()));
    return texts;
  }

  /**
   * The checkpoint in a file.
   *
   * @throws IllegalArgumentException with a sentence when the file holds none
   */
  public static Checkpoint checkpoint(Safetensors file) {
    Map<String, String> texts = file.metadata();
    if (!FORMAT.equals(texts.get("format"))) {
      throw new IllegalArgumentException(
          "The file is no checkpoint of this version: its format is "
              + texts.get("format")
              + ", not "
              + FORMAT);
    }
    SavedTensor state = file.tensor("state");
    return new Checkpoint(
        Long.parseLong(text(texts, "steps")),
        Integer.parseInt(text(texts, "epoch")),
        Integer.parseInt(text(texts, "from")),
        Double.parseDouble(text(texts, "epochLossSum")),
        file.tensor("epochLosses").doubles(),
        state.type() == DType.F32
            ? PackedNumbers.of(state.floats())
            : PackedNumbers.of(state.doubles()),
        integers(file, "rows"),
        integers(file, "torch"),
        integers(file, "numpy"));
  }

  private static SavedTensor state(PackedNumbers numbers) {
    float[] floats = numbers.floats();
    return floats.length > 0
        ? SavedTensor.f32("state", Shape.of(floats.length), floats)
        : SavedTensor.f64("state", Shape.of(numbers.size()), numbers.doubles());
  }

  private static SavedTensor integers(String name, int[] values) {
    long[] wide = new long[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return SavedTensor.i64(name, Shape.of(wide.length), wide);
  }

  private static int[] integers(Safetensors file, String name) {
    double[] numbers = file.tensor(name).doubles();
    int[] values = new int[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (int) numbers[i];
    }
    return values;
  }

  private static String text(Map<String, String> texts, String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new IllegalArgumentException("The checkpoint lacks its \"" + name + "\"");
    }
    return text;
  }
}
