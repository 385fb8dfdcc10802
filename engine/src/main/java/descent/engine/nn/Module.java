package descent.engine.nn;

import descent.engine.graph.Tensor;

/** A layer, or a network of layers. */
public sealed interface Module
    permits Linear,
        Conv2d,
        ConvTranspose2d,
        MaxPool2d,
        AvgPool2d,
        AdaptiveAvgPool2d,
        AdaptiveMaxPool2d,
        Upsample,
        Flatten,
        BatchNorm1d,
        BatchNorm2d,
        LayerNorm,
        Dropout,
        Embedding,
        OneHot,
        PositionalEncoding,
        LearnedPositions,
        LastStep,
        RNN,
        LSTM,
        GRU,
        MultiheadAttention,
        TransformerEncoderLayer,
        Activation,
        Softmax,
        Sequential {
  /**
   * Builds this module's part of a graph; runs nothing.
   *
   * @param x what goes in
   * @param scope declares the parameters, in PyTorch's order
   * @return what comes out
   * @throws IllegalArgumentException when x has a shape that this module does not take
   */
  Tensor apply(Tensor x, Scope scope);
}
