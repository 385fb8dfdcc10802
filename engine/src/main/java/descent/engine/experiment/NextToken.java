package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Tensor;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import java.util.List;

/**
 * A language model: from the tokens so far, the next one is guessed. A sample is a row of token
 * numbers; a row's loss is the mean cross-entropy of its tokens from {@code prompt} on, each given
 * those before it.
 *
 * @param model from tokens (rows, time) to logits (rows, time, tokens), each time looking only at
 *     itself and what was before
 * @param prompt how many tokens at the beginning are given and not asked for; at least 1
 * @param padding a token that is not asked for, such as what fills a short sentence; -1 for none
 */
public record NextToken(Module model, int prompt, int padding) implements Task {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when nothing is given, or padding is below -1
   */
  public NextToken {
    if (prompt < 1) {
      throw new IllegalArgumentException(
          "The first token cannot be guessed from those before it: at least 1 must be given, not "
              + prompt);
    }
    if (padding < -1) {
      throw new IllegalArgumentException(
          "The padding must be a token's number, or -1 for none, but is " + padding);
    }
  }

  @Override
  public List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers) {
    return List.of(new Phase("train", build(input, parameters, buffers, true), ""));
  }

  /**
   * Input {@code x}: tokens (rows, time); output {@code y}: logits (rows, time, tokens) of the
   * token after each.
   */
  @Override
  public Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers) {
    return build(input, parameters, buffers, false);
  }

  private Graph build(
      Shape input, ParameterSet parameters, ParameterSet buffers, boolean training) {
    if (input.rank() != 1 || input.size(0) <= prompt) {
      throw new IllegalArgumentException(
          "A sample must be a row of more than "
              + prompt
              + " tokens, of which the first "
              + prompt
              + " are given, but has the shape "
              + input);
    }
    int asked = input.size(0) - prompt;
    Graph graph = new Graph(parameters, buffers);
    Tensor x = graph.input("x", Shape.rows(input.sizes()));
    Tensor y = model.apply(x, Scope.root(graph, training)).channelsFirst();
    Tensor answer = y.narrow(1, prompt - 1, asked);
    Tensor target = withoutPadding(x.narrow(1, prompt, asked));
    graph.output("y", y);
    graph.output("answer", answer);
    graph.output("target", target);
    graph.output("loss", new CrossEntropyLoss().apply(answer, target));
    return graph;
  }

  /** The tokens, with -1 for padding: t - [t = padding] (padding + 1). */
  private Tensor withoutPadding(Tensor tokens) {
    if (padding < 0) {
      return tokens;
    }
    Tensor distance = tokens.map(Unary.SHIFT, -padding).map(Unary.ABS);
    Tensor isPadding = distance.map(Unary.SCALE, -1).map(Unary.SHIFT, 0.5).map(Unary.STEP);
    return tokens.minus(isPadding.times(padding + 1.0));
  }

  /** A sequence is right when each token that was asked for is. */
  @Override
  public Scoring scoring() {
    return Scoring.CLASS;
  }
}
