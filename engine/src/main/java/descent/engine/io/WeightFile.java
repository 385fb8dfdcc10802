package descent.engine.io;

import descent.engine.experiment.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A network's weights as a safetensors file, and back. */
public final class WeightFile {
  private WeightFile() {}

  /**
   * The weights as 32-bit floats under PyTorch's names and in its order.
   *
   * @param metadata where they come from
   */
  public static Safetensors of(Weights weights, Map<String, String> metadata) {
    List<SavedTensor> tensors = new ArrayList<>();
    for (Weights.Entry entry : weights.entries()) {
      tensors.add(SavedTensor.f32(entry.name(), entry.shape(), entry.values()));
    }
    return new Safetensors(tensors, metadata);
  }

  /** The weights in a file, whatever the width of their numbers. */
  public static Weights weights(Safetensors file) {
    List<Weights.Entry> entries = new ArrayList<>();
    for (SavedTensor tensor : file.tensors()) {
      entries.add(new Weights.Entry(tensor.name(), tensor.shape(), tensor.floats()));
    }
    return new Weights(entries);
  }
}
