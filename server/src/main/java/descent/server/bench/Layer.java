package descent.server.bench;

import descent.engine.Shape;
import descent.engine.backend.Kernels;
import descent.engine.backend.Memory;
import descent.engine.graph.Frame;
import descent.engine.graph.Fusion;
import descent.engine.graph.Graph;
import descent.engine.graph.Program;
import descent.engine.graph.Tensor;
import descent.engine.nn.Embedding;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import java.util.List;

/**
 * A layer, forward and backward on one thread, on as many rows as a training gives it at once. For
 * layers of images that includes bringing the pixels into the order in which they are kept, which a
 * network does once.
 *
 * @param input the shape of one sample
 */
record Layer(String name, Module module, Shape input) implements Benchmark {
  private static final int BATCH = 256;

  @Override
  public List<Figure> measure(Bench bench) {
    Graph graph = graph();
    int rows = Program.microBatch(graph, bench.backend(), BATCH);
    Program program = Program.compile(graph, bench.backend(), rows, true);
    int parameters = graph.parameters().elements();
    int buffers = 2 * parameters;
    int base = buffers + graph.buffers().elements();
    try (Memory memory = bench.backend().reserve(base + program.elements())) {
      Kernels kernels = memory.kernels();
      memory.write(0, Noise.of(parameters), 0, parameters);
      Frame frame = program.frame(base, 0, parameters, buffers);
      frame.begin(rows, 0, 1.0 / rows);
      memory.write(frame.at(graph.in("x")), samples(rows), 0, rows * input.perRow());
      program.prepare(kernels, frame);
      double forward = bench.stopwatch().seconds(() -> program.forward(kernels, frame));
      Tensor y = graph.out("y");
      double backward =
          bench
              .stopwatch()
              .seconds(() -> {
                program.clearGradients(kernels, frame);
                kernels.fill(frame.elements(y), frame.scale(), frame.gradient(y));
                program.propagate(kernels, frame);
              });
      Work work = Work.of(module, input);
      return List.of(
          bench.speed(name + "-forward", 1, "rows", rows, forward, rows * work.forward()),
          bench.speed(name + "-backward", 1, "rows", rows, backward, rows * work.backward()));
    }
  }

  private Graph graph() {
    Graph graph = new Graph();
    boolean hasDerivative = !(module instanceof Embedding);
    Tensor x = graph.input("x", Shape.rows(input.sizes()), hasDerivative);
    graph.output("y", module.apply(x, Scope.root(graph, true)));
    return Fusion.fuse(graph);
  }

  private float[] samples(int rows) {
    int count = rows * input.perRow();
    return module instanceof Embedding embedding
        ? Noise.indices(count, embedding.numEmbeddings())
        : Noise.of(count);
  }
}
