package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Tensor;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.Loss;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import java.util.List;

/** A network that is shown samples and told the right answers. */
public record Supervised(Module model, Loss loss) implements Task {
  @Override
  public List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers) {
    return List.of(new Phase("train", build(input, parameters, buffers, true), ""));
  }

  @Override
  public Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers) {
    return build(input, parameters, buffers, false);
  }

  private Graph build(
      Shape input, ParameterSet parameters, ParameterSet buffers, boolean training) {
    Graph graph = new Graph(parameters, buffers);
    Tensor x = graph.input("x", Shape.rows(input.sizes()));
    Tensor y = model.apply(x, Scope.root(graph, training)).channelsFirst();
    Tensor target = graph.input("target", loss.targetShape(y.shape()));
    graph.output("y", y);
    graph.output("loss", loss.apply(y, target));
    return graph;
  }

  @Override
  public Scoring scoring() {
    if (loss instanceof CrossEntropyLoss) {
      return Scoring.CLASS;
    }
    if (loss instanceof BCEWithLogitsLoss) {
      return Scoring.LOGIT;
    }
    return loss instanceof BCELoss ? Scoring.PROBABILITY : Scoring.NONE;
  }
}
