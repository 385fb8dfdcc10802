package descent.engine.nn;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Tensor;

/**
 * An activation function, element by element.
 *
 * @param f which one
 * @param p its parameter, where it has one: negative slope, alpha, beta or limit
 */
public record Activation(Unary f, double p) implements Module {
  /** max(x, 0). */
  public static Activation relu() {
    return new Activation(Unary.RELU, 0);
  }

  /** x, or slope * x where x is negative; PyTorch's default slope is 0.01. */
  public static Activation leakyRelu(double negativeSlope) {
    return new Activation(Unary.LEAKY_RELU, negativeSlope);
  }

  /** The hyperbolic tangent. */
  public static Activation tanh() {
    return new Activation(Unary.TANH, 0);
  }

  /** 1 / (1 + e^-x). */
  public static Activation sigmoid() {
    return new Activation(Unary.SIGMOID, 0);
  }

  @Override
  public Tensor apply(Tensor x, Scope scope) {
    return x.map(f, p);
  }

  @Override
  public String toString() {
    return switch (f) {
      case IDENTITY -> "Identity()";
      case RELU -> "ReLU()";
      case LEAKY_RELU -> "LeakyReLU(negative_slope=" + Printing.of(p) + ")";
      case ELU -> "ELU(alpha=" + Printing.of(p) + ")";
      case SELU -> "SELU()";
      case SILU -> "SiLU()";
      case GELU -> "GELU(approximate='none')";
      case GELU_TANH -> "GELU(approximate='tanh')";
      case TANH -> "Tanh()";
      case SIGMOID -> "Sigmoid()";
      case LOG_SIGMOID -> "LogSigmoid()";
      case SOFTPLUS -> "Softplus(beta=" + Printing.of(p) + ", threshold=20.0)";
      case SOFTSIGN -> "Softsign()";
      case MISH -> "Mish()";
      case RELU6 -> "ReLU6()";
      case HARDTANH -> "Hardtanh(min_val=" + Printing.of(-p) + ", max_val=" + Printing.of(p) + ")";
      case STEP -> "Step()";
      default -> f.name() + "(" + Printing.of(p) + ")";
    };
  }
}
