package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import java.util.List;

/** What is learned: a network, and what it is trained to make small. */
public sealed interface Task
    permits Supervised, Reconstruction, Variational, NextToken, Adversarial {
  /**
   * What one step does, in order. Parameters and buffers are declared in the sets given.
   *
   * @param input the shape of one sample
   */
  List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers);

  /**
   * The network as it is used after training: input {@code x}, output {@code y}. Where samples can
   * be measured it also has the output {@code loss}, perhaps the input {@code target}, and where
   * other numbers than y and the target are scored, these as outputs {@code answer} and {@code
   * target}.
   */
  Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers);

  /** How many of the network's answers are right. */
  Scoring scoring();
}
