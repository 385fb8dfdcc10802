package descent.engine.lesson;

import descent.engine.nn.Activation;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/** The networks that the notebooks write in NumPy. */
final class NumpyNetworks {
  private NumpyNetworks() {}

  /** Linear layers of these sizes with an activation between each two. */
  static Sequential of(InitialWeights initial, Activation activation, int... sizes) {
    List<Module> layers = new ArrayList<>();
    for (int i = 1; i < sizes.length; i++) {
      if (i > 1) {
        layers.add(activation);
      }
      layers.add(new Linear(sizes[i - 1], sizes[i], true, initial));
    }
    return Sequential.of(layers.toArray(Module[]::new));
  }
}
