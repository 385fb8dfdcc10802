package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import java.util.List;

/** What is learned: a network, and what it is trained to make small. */
public sealed interface Task permits Supervised {
  /**
   * What one step does, in order. Parameters and buffers are declared in the sets given.
   *
   * @param input the shape of one sample
   */
  List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers);

  /**
   * The network as it is used after training: input {@code x}, output {@code y}; with input {@code
   * target} and output {@code loss} where the task has them.
   */
  Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers);

  /** How many of the network's answers are right. */
  Scoring scoring();
}
