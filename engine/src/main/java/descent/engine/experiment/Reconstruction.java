package descent.engine.experiment;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.graph.Tensor;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.Loss;
import descent.engine.nn.Activation;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import descent.engine.nn.Sequential.Child;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An autoencoder: the samples themselves are what is asked for. Its parameters are called {@code
 * encoder.…} and {@code decoder.…}.
 *
 * @param loss between what the decoder says and the sample
 * @param variant what besides the error is made small
 */
public record Reconstruction(Module encoder, Module decoder, Loss loss, Variant variant)
    implements Task {
  /** What kind of autoencoder it is. */
  public sealed interface Variant {}

  /** Only the error counts. */
  public record Plain() implements Variant {}

  /**
   * The network sees x + noise, clamped to [0, 1], and is asked for x (Vincent et al. 2008).
   *
   * @param noise its standard deviation
   */
  public record Denoising(double noise) implements Variant {
    /** Checks the noise. */
    public Denoising {
      notNegative("noise", noise);
    }
  }

  /**
   * The mean size of the code's numbers is added to the loss.
   *
   * @param weight what it is multiplied by
   */
  public record Sparse(double weight) implements Variant {
    /** Checks the weight. */
    public Sparse {
      notNegative("weight of a sparse code", weight);
    }
  }

  /**
   * The squared Frobenius norm of the code's derivative by the sample is added to the loss (Rifai
   * et al. 2011). The encoder is a linear layer and a sigmoid, after a Flatten or not, for which it
   * has a closed form.
   *
   * @param weight what it is multiplied by
   */
  public record Contractive(double weight) implements Variant {
    /** Checks the weight. */
    public Contractive {
      notNegative("weight of a contractive code", weight);
    }
  }

  /**
   * Checks that a contractive encoder has a closed form.
   *
   * @throws IllegalArgumentException when it is anything but a Linear and a Sigmoid
   */
  public Reconstruction {
    if (variant instanceof Contractive) {
      layerOf(encoder);
    }
  }

  /** A plain autoencoder. */
  public static Reconstruction of(Module encoder, Module decoder, Loss loss) {
    return new Reconstruction(encoder, decoder, loss, new Plain());
  }

  /** The whole network, from a sample to what the decoder says. */
  public Sequential model() {
    return new Sequential(
        "Autoencoder", List.of(new Child("encoder", encoder), new Child("decoder", decoder)));
  }

  @Override
  public List<Phase> phases(Shape input, ParameterSet parameters, ParameterSet buffers) {
    Graph graph = new Graph(parameters, buffers);
    Scope scope = Scope.root(graph, true);
    Tensor x = graph.input("x", Shape.rows(input.sizes()));
    Tensor seen = variant instanceof Denoising noisy ? noisy(x, noisy.noise()) : x;
    Tensor code = encoder.apply(seen, scope.child("encoder"));
    Tensor y = decoder.apply(code, scope.child("decoder")).channelsFirst();
    Tensor error = loss.apply(y.view(x.shape()), x);
    graph.output("loss", withPenalty(error, code, scope));
    return List.of(new Phase("train", graph, ""));
  }

  private Tensor withPenalty(Tensor error, Tensor code, Scope scope) {
    if (variant instanceof Sparse sparse) {
      double factor = sparse.weight() / code.shape().perRow();
      return error.plus(code.map(Unary.ABS).rowSum().times(factor));
    }
    if (variant instanceof Contractive contractive) {
      Layer layer = layerOf(encoder);
      Tensor weight = layer.linear().weight(scope.child("encoder").child(layer.name()));
      return error.plus(sigmoidJacobian(code, weight).times(contractive.weight()));
    }
    return error;
  }

  /**
   * The squared Frobenius norm of the derivative of h = sigmoid(W x + b) by x, for each row: the
   * sum of (h_j (1 - h_j))^2 |W_j|^2. W: (codes, inputs).
   */
  private static Tensor sigmoidJacobian(Tensor h, Tensor weight) {
    int codes = weight.shape().size(0);
    int inputs = weight.shape().size(1);
    double[] ones = new double[inputs];
    Arrays.fill(ones, 1);
    Tensor row = h.graph().constant(Shape.of(1, inputs), ones);
    Tensor norms = weight.map(Unary.SQUARE).affine(row, null).view(Shape.of(1, codes));
    Tensor slope = h.minus(h.map(Unary.SQUARE));
    return slope.map(Unary.SQUARE).affine(norms, null).view(Shape.rows());
  }

  private static Tensor noisy(Tensor x, double noise) {
    Tensor moved = x.plus(x.graph().noise(x.shape(), noise, 0));
    // [0, 1] to [-1, 1], clamped there, and back.
    Tensor clamped = moved.times(2).map(Unary.SHIFT, -1).map(Unary.HARDTANH, 1);
    return clamped.map(Unary.SHIFT, 1).times(0.5);
  }

  /** Input {@code x}, output {@code y}: the reconstruction, in the samples' own range. */
  @Override
  public Graph evaluation(Shape input, ParameterSet parameters, ParameterSet buffers) {
    Graph graph = new Graph(parameters, buffers);
    Scope scope = Scope.root(graph, false);
    Tensor x = graph.input("x", Shape.rows(input.sizes()));
    Tensor code = encoder.apply(x, scope.child("encoder"));
    Tensor y = decoder.apply(code, scope.child("decoder")).channelsFirst();
    graph.output("y", inRange(y, loss));
    graph.output("loss", loss.apply(y.view(x.shape()), x));
    return graph;
  }

  /** Probabilities where the decoder says logits. */
  static Tensor inRange(Tensor y, Loss loss) {
    return loss instanceof BCEWithLogitsLoss ? y.map(Unary.SIGMOID) : y;
  }

  @Override
  public Scoring scoring() {
    return Scoring.NONE;
  }

  private record Layer(String name, Linear linear) {}

  private static Layer layerOf(Module encoder) {
    List<Child> parts = new ArrayList<>();
    if (encoder instanceof Sequential layers) {
      parts.addAll(layers.children());
      parts.removeIf(part -> part.module() instanceof Flatten);
    }
    if (parts.size() == 2
        && parts.get(0).module() instanceof Linear linear
        && parts.get(1).module() instanceof Activation activation
        && activation.f() == Unary.SIGMOID) {
      return new Layer(parts.get(0).name(), linear);
    }
    throw new IllegalArgumentException(
        "A contractive encoder is a Sequential of a Linear and a Sigmoid, whose penalty has a"
            + " closed form; this one is "
            + (encoder instanceof Sequential ? "a Sequential of other layers" : "no Sequential"));
  }

  private static void notNegative(String what, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The " + what + " must be 0 or more and finite, but is " + value);
    }
  }
}
