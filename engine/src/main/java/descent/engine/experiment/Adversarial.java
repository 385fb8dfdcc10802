package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Tensor;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import java.util.List;

/**
 * A generative adversarial network (Goodfellow et al. 2014): the discriminator learns to tell
 * samples from what the generator makes of noise, the generator to be taken for real. A step is
 * {@code turns} steps of the discriminator and one of the generator. Parameters: {@code
 * generator.…}, {@code discriminator.…}.
 *
 * @param generator from noise (rows, noise) to samples
 * @param discriminator from samples to one logit
 * @param noise numbers that a forgery is made of
 * @param objective what the two networks make small
 * @param generatorRate what the experiment's learning rate is multiplied by for the generator
 * @param turns steps of the discriminator for one of the generator
 * @param instanceNoise standard deviation of the noise on all that the discriminator sees
 * @param fading over so many steps the instance noise falls to 0 in a line; 0 for never
 */
public record Adversarial(
    Module generator,
    Module discriminator,
    int noise,
    Objective objective,
    double generatorRate,
    int turns,
    double instanceNoise,
    int fading)
    implements Task {
  private static final String DISCRIMINATOR = "discriminator";

  private static final String GENERATOR = "generator";

  /** What the networks make small, for logits l of D = sigmoid(l). */
  public enum Objective {
    /** The discriminator -log D(real) - log(1 - D(fake)), the generator -log D(fake). */
    NON_SATURATING,
    /** The generator log(1 - D(fake)): one value, played for from both sides. */
    MINIMAX,
    /** (l(real) - 1)^2 + l(fake)^2, and (l(fake) - 1)^2 (Mao et al. 2017). */
    LEAST_SQUARES
  }

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when one is out of its range
   */
  public Adversarial {
    if (noise < 1 || turns < 1) {
      throw new IllegalArgumentException(
          "A GAN needs at least 1 number of noise and 1 turn of the discriminator, but got "
              + noise
              + " and "
              + turns);
    }
    if (!(generatorRate > 0 && generatorRate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The generator's share of the learning rate must be above 0, but is " + generatorRate);
    }
    if (!(instanceNoise >= 0 && instanceNoise < Double.POSITIVE_INFINITY) || fading < 0) {
      throw new IllegalArgumentException(
          "Instance noise and the steps it fades over must be 0 or more, but are "
              + instanceNoise
              + " and "
              + fading);
    }
  }

  /** Both networks at the same rate, in turns, without instance noise. */
  public static Adversarial of(Module generator, Module discriminator, int noise) {
    return new Adversarial(generator, discriminator, noise, Objective.NON_SATURATING, 1, 1, 0, 0);
  }

  /** The same with noise on all that the discriminator sees, falling to 0 over so many steps. */
  public Adversarial withInstanceNoise(double size, int steps) {
    return new Adversarial(
        generator, discriminator, noise, objective, generatorRate, turns, size, steps);
  }

  @Override
  public List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers) {
    // The generator is declared first, so that a seed draws its weights first.
    Graph fooling = fooling(input, parameters, buffers);
    Graph telling = telling(input, parameters, buffers);
    return List.of(
        new Phase(DISCRIMINATOR, telling, DISCRIMINATOR + ".", 1, turns),
        new Phase(GENERATOR, fooling, GENERATOR + ".", generatorRate, 1));
  }

  private Graph telling(Shape input, ParameterSet parameters, ParameterSet buffers) {
    Graph graph = new Graph(parameters, buffers);
    Scope scope = Scope.root(graph, true);
    Tensor real = graph.input("x", Shape.rows(input.sizes()));
    Tensor onReal = judge(real, scope.child(DISCRIMINATOR));
    Tensor onFake = judge(forge(graph, scope.frozen(), input), scope.child(DISCRIMINATOR));
    graph.output(
        "loss",
        objective == Objective.LEAST_SQUARES
            ? onReal.map(Unary.SHIFT, -1).map(Unary.SQUARE).plus(onFake.map(Unary.SQUARE))
            : minusLogOf(onReal).plus(onFake.map(Unary.SOFTPLUS, 1)));
    return graph;
  }

  private Graph fooling(Shape input, ParameterSet parameters, ParameterSet buffers) {
    Graph graph = new Graph(parameters, buffers);
    Scope scope = Scope.root(graph, true);
    Tensor onFake = judge(forge(graph, scope, input), scope.child(DISCRIMINATOR).frozen());
    graph.output(
        "loss",
        switch (objective) {
          case NON_SATURATING -> minusLogOf(onFake);
          case MINIMAX -> onFake.map(Unary.SOFTPLUS, 1).times(-1);
          case LEAST_SQUARES -> onFake.map(Unary.SHIFT, -1).map(Unary.SQUARE);
        });
    return graph;
  }

  private Tensor forge(Graph graph, Scope scope, Shape sample) {
    Tensor z = graph.noise(Shape.rows(noise));
    Tensor made = generator.apply(z, scope.child(GENERATOR)).channelsFirst();
    return made.view(Shape.rows(sample.sizes()));
  }

  /** The discriminator's logits (rows) for samples with instance noise. */
  private Tensor judge(Tensor samples, Scope scope) {
    Tensor seen =
        instanceNoise == 0
            ? samples
            : samples.plus(samples.graph().noise(samples.shape(), instanceNoise, fading));
    return discriminator.apply(seen, scope).channelsFirst().view(Shape.rows());
  }

  /** -log sigmoid(l) = softplus(-l). */
  private static Tensor minusLogOf(Tensor logits) {
    return logits.times(-1).map(Unary.SOFTPLUS, 1);
  }

  /**
   * Input {@code x}: noise; output {@code y}: forgeries. There is nothing to measure samples by.
   */
  @Override
  public Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers) {
    Graph graph = new Graph(parameters, buffers);
    Tensor z = graph.input("x", Shape.rows(noise));
    Scope scope = Scope.root(graph, false);
    graph.output("y", generator.apply(z, scope.child(GENERATOR)).channelsFirst());
    return graph;
  }

  @Override
  public Scoring scoring() {
    return Scoring.NONE;
  }
}
