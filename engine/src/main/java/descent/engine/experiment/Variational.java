package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Tensor;
import descent.engine.loss.Gaussian;
import descent.engine.loss.Loss;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import descent.engine.nn.Sequential.Child;
import java.util.List;

/**
 * A variational autoencoder (Kingma and Welling 2014): the code is a normal distribution, of which
 * the decoder sees a sample. A row's loss is the error summed over its numbers + beta times the
 * divergence of the code from the standard normal. Parameters: {@code encoder.…}, {@code mu.…},
 * {@code logvar.…}, {@code decoder.…}.
 *
 * @param encoder from a sample to {@code hidden} features
 * @param hidden features that the encoder ends with
 * @param latent numbers of the code
 * @param decoder from a code to a sample
 * @param loss between what the decoder says and the sample, a mean over its numbers
 * @param beta weight of the divergence
 */
public record Variational(
    Module encoder, int hidden, int latent, Module decoder, Loss loss, double beta)
    implements Task {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when a size is below 1 or beta negative
   */
  public Variational {
    if (hidden < 1 || latent < 1) {
      throw new IllegalArgumentException(
          "A variational code needs at least 1 hidden feature and 1 number, but got "
              + hidden
              + " and "
              + latent);
    }
    if (!(beta >= 0 && beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("beta must be 0 or more and finite, but is " + beta);
    }
  }

  /** The part from a sample to the mean of its code. */
  public Sequential mean() {
    return new Sequential(
        "Mean",
        List.of(new Child("encoder", encoder), new Child("mu", new Linear(hidden, latent))));
  }

  @Override
  public List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers) {
    return List.of(new Phase("train", build(input, parameters, buffers, true), ""));
  }

  /** Input {@code x}, output {@code y}: what the mean of the code is decoded to. */
  @Override
  public Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers) {
    return build(input, parameters, buffers, false);
  }

  private Graph build(
      Shape input, ParameterSet parameters, ParameterSet buffers, boolean training) {
    Graph graph = new Graph(parameters, buffers);
    Scope scope = Scope.root(graph, training);
    Tensor x = graph.input("x", Shape.rows(input.sizes()));
    Tensor features = encoder.apply(x, scope.child("encoder"));
    Tensor mu = new Linear(hidden, latent).apply(features, scope.child("mu"));
    Tensor logVariance = new Linear(hidden, latent).apply(features, scope.child("logvar"));
    Tensor code = training ? Gaussian.sample(mu, logVariance, graph.noise(Shape.rows(latent))) : mu;
    Tensor y = decoder.apply(code, scope.child("decoder")).channelsFirst();
    Tensor error = loss.apply(y.view(x.shape()), x).times(input.perRow());
    graph.output("y", Reconstruction.inRange(y, loss));
    graph.output("loss", error.plus(Gaussian.divergence(mu, logVariance).times(beta)));
    return graph;
  }

  @Override
  public Scoring scoring() {
    return Scoring.NONE;
  }
}
