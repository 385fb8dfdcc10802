package descent.engine.model;

import descent.engine.nn.Activation;
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
    return Sequential.of(layers(hidden, sizes).toArray(Module[]::new));
  }

  /** The same with an activation behind the last layer. */
  static Sequential of(Activation hidden, Activation output, int... sizes) {
    List<Module> layers = layers(hidden, sizes);
    layers.add(output);
    return Sequential.of(layers.toArray(Module[]::new));
  }

  /** The same as a list, to stand between other layers. */
  static List<Module> layers(Activation hidden, int... sizes) {
    List<Module> layers = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      if (i > 1) {
        layers.add(hidden);
      }
      layers.add(new Linear(sizes[i - 1], sizes[i]));
    }
    return layers;
  }
}
