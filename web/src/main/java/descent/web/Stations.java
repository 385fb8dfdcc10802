package descent.web;

import descent.web.atlas.Place;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.station.ExampleStation;
import descent.web.station.digits.DigitStation;
import descent.web.station.power.PowerStation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All stations in reading order: one line each. Those without a class are ahead. */
final class Stations {
  private record Entry(
      String route, String name, String line, @Nullable Function<Stage, Station> builder) {}

  private static final List<Entry> ALL =
      List.of(
          ahead("neuron", "Neuron bench", "One sum, one squash, one answer"),
          ahead("activations", "Activations and losses", "Eleven curves under one finger"),
          ahead("perceptron", "Perceptron and XOR", "Why one line is not enough"),
          ahead("descent", "Descent", "Four optimisers in one valley"),
          new Entry("power", "Power of networks", "Circles, sine, spirals", PowerStation::new),
          ahead("lab", "Free lab", "Your data, your layers, your loss"),
          ahead("convolution", "Convolution workbench", "Nine products and a sum"),
          new Entry("digits", "Digits", "Draw a number and watch it being read", DigitStation::new),
          ahead("metrics", "Metrics", "One threshold, four views"),
          ahead("arena", "Arena", "Networks compared, seed by seed"),
          ahead("memory", "Memory", "What a state carries along"),
          ahead("attention", "Attention", "Which word looks at which"),
          ahead("autoencoder", "Autoencoder", "Digits through a bottleneck"),
          ahead("gan", "GAN", "Two networks against each other"),
          ahead("runs", "Run log and server", "Every run kept and compared"));

  /** Not in the Atlas: the station that docs/adding-a-station.md explains. */
  private static final Entry EXAMPLE =
      new Entry("example", "An example", "The smallest station", ExampleStation::new);

  private Stations() {}

  private static Entry ahead(String route, String name, String line) {
    return new Entry(route, name, line, null);
  }

  /** What brings the station of this name to life, or null when there is none. */
  static @Nullable Function<Stage, Station> named(String route) {
    if (route.equals(EXAMPLE.route)) {
      return EXAMPLE.builder;
    }
    for (Entry entry : ALL) {
      if (entry.route.equals(route)) {
        return entry.builder;
      }
    }
    return null;
  }

  /** The stations for the Atlas. */
  static List<Place> places() {
    List<Place> places = new ArrayList<>();
    for (Entry entry : ALL) {
      places.add(
          new Place(places.size() + 1, entry.route, entry.name, entry.line, entry.builder != null));
    }
    return places;
  }
}
