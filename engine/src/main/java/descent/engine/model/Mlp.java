package descent.engine.model;

import descent.engine.nn.Activation;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/** Multilayer perceptrons: linear layers with an activation between each two. */
final class Mlp {
  private Mlp() {}

  /** Layers of these sizes, such as 2, 16, 16, 1. */
  static Sequential of(Activation hidden, int... sizes) {
    return network(layers(hidden, InitialWeights.TORCH, sizes));
  }

  /** The same with an activation behind the last layer. */
  static Sequential of(Activation hidden, Activation output, int... sizes) {
    List<Module> layers = layers(hidden, InitialWeights.TORCH, sizes);
    layers.add(output);
    return network(layers);
  }

  /** Modules one after the other. */
  static Sequential network(List<Module> layers) {
    return Sequential.of(layers.toArray(Module[]::new));
  }

  /** The layers as a list that can be added to, from numbers of another kind. */
  static List<Module> layers(Activation hidden, InitialWeights initial, int... sizes) {
    List<Module> layers = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      if (i > 1) {
        layers.add(hidden);
      }
      layers.add(new Linear(sizes[i - 1], sizes[i], true, initial));
    }
    return layers;
  }

  /** The sizes of a network with these hidden layers. */
  static int[] sizes(int in, int[] hidden, int out) {
    int[] sizes = new int[hidden.length + 2];
    sizes[0] = in;
    System.arraycopy(hidden, 0, sizes, 1, hidden.length);
    sizes[sizes.length - 1] = out;
    return sizes;
  }
}
