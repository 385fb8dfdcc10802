package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.graph.Tensor;
import descent.engine.model.SimpleCnn;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.Scope;
import descent.engine.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The sizes and numbers of parameters that the notebooks print. */
class NetworkShapesTest {
  @Test
  @Tag("S0.30")
  void s0x30PrintsSimpleCnn() {
    assertEquals(
        """
        SimpleCNN(
          (features): Sequential(
            (0): Conv2d(1, 16, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
            (1): ReLU()
            (2): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
            (3): Conv2d(16, 32, kernel_size=(3, 3), stride=(1, 1), padding=(1, 1))
            (4): ReLU()
            (5): MaxPool2d(kernel_size=2, stride=2, padding=0, dilation=1, ceil_mode=False)
          )
          (classifier): Sequential(
            (0): Flatten(start_dim=1, end_dim=-1)
            (1): Linear(in_features=1568, out_features=64, bias=True)
            (2): ReLU()
            (3): Linear(in_features=64, out_features=10, bias=True)
          )
        )\
        """,
        SimpleCnn.module().toString());
    assertEquals(105_866, parameters(SimpleCnn.module(), 1, 28, 28));
    Sequential features = (Sequential) SimpleCnn.module().children().getFirst().module();
    assertEquals(
        List.of("16 x 28", "16 x 28", "16 x 14", "32 x 14", "32 x 14", "32 x 7"),
        sizes(features, 1, 28));
  }

  /** 224 -> 222 -> 111 -> 109 -> 54 -> 52. */
  @Test
  @Tag("S1.20")
  void s1x20CalculatesTheShapesOfALargePicture() {
    Sequential layers =
        Sequential.of(
            new Conv2d(3, 32, 3, 1, 0),
            new MaxPool2d(2),
            new Conv2d(32, 64, 3, 1, 0),
            new MaxPool2d(2),
            new Conv2d(64, 128, 3, 1, 0));
    assertEquals(
        List.of("32 x 222", "32 x 111", "64 x 109", "64 x 54", "128 x 52"), sizes(layers, 3, 224));
  }

  /** What sharing saves: each of 16 filters has 9 weights, whatever the size of the picture. */
  @Test
  @Tag("S1.21")
  void s1x21SharesParameters() {
    assertEquals(16 * 9 + 16, parameters(new Conv2d(1, 16, 3, 1, 0), 1, 28, 28));
    assertEquals(16 * 9 + 16, parameters(new Conv2d(1, 16, 3, 1, 0), 1, 224, 224));
    assertEquals(784 * 16 + 16, parameters(new Linear(784, 16), 784));
  }

  @Test
  @Tag("S2.07")
  @Tag("S2.19")
  @Tag("S2.20")
  void s2x07CountsTheDigitNetworksParameters() {
    assertEquals(100_352 + 128, parameters(new Linear(784, 128), 784));
    assertEquals(1_280 + 10, parameters(new Linear(128, 10), 128));
    assertEquals(101_770, parameters(perceptron(784, 128, 10), 784));
    assertEquals(50_890, parameters(perceptron(784, 64, 10), 784));
    assertEquals(203_530, parameters(perceptron(784, 256, 10), 784));
    assertEquals(407_050, parameters(perceptron(784, 512, 10), 784));
    assertEquals(109_386, parameters(perceptron(784, 128, 64, 10), 784));
  }

  private static Module perceptron(int... sizes) {
    List<Module> layers = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      layers.add(new Linear(sizes[i - 1], sizes[i]));
      layers.add(Activation.relu());
    }
    return Sequential.of(layers.toArray(Module[]::new));
  }

  private static int parameters(Module module, int... input) {
    Graph graph = new Graph();
    module.apply(graph.input("x", Shape.rows(input)), Scope.root(graph, true));
    return graph.parameters().all().stream().mapToInt(Parameter::elements).sum();
  }

  /** The channels and the width behind each layer. */
  private static List<String> sizes(Sequential layers, int channels, int width) {
    Graph graph = new Graph();
    Tensor x = graph.input("x", Shape.rows(channels, width, width));
    List<String> sizes = new ArrayList<>();
    for (Sequential.Child child : layers.children()) {
      x = child.module().apply(x, Scope.root(graph, true).child(child.name()));
      int[] shape = x.channelsFirst().shape().sizes();
      sizes.add(shape[1] + " x " + shape[2]);
    }
    return sizes;
  }
}
