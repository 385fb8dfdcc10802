package descent.engine.experiment;

import descent.engine.backend.Memory;
import descent.engine.data.Dataset;
import descent.engine.graph.Frame;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import org.jspecify.annotations.Nullable;

/** Brings samples into those of the inputs x and target that a graph has. */
final class Inputs {
  private final Feed feed;
  private final Frame frame;
  private final @Nullable Tensor x;
  private final @Nullable Tensor target;

  Inputs(Program program, Frame frame, Memory memory) {
    this.frame = frame;
    feed = new Feed(memory, program.capacity());
    Graph graph = program.graph();
    x = graph.inputs().get("x");
    target = graph.inputs().get("target");
  }

  /** Writes samples rows[from .. from + count) of the data. */
  void load(Dataset data, int[] rows, int from, int count) {
    if (x != null) {
      feed.write(data.inputs(), rows, from, count, frame.at(x));
    }
    if (target != null) {
      feed.write(data.targets(), rows, from, count, frame.at(target));
    }
  }
}
