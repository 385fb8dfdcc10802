package descent.web.station.power;

import descent.engine.Shape;
import descent.engine.data.Numbers;
import descent.engine.data.PolynomialFeatures;
import descent.engine.data.Samples;
import java.util.ArrayList;
import java.util.List;

/** What a line is drawn in: numbers made of a place's coordinates. */
interface Basis {
  /** The features' names, as people write them. */
  List<String> names();

  /** Writes the features of a place into {@code values} from {@code at} on. */
  void of(double[] place, double[] values, int at);

  /** How many features there are. */
  default int size() {
    return names().size();
  }

  /** All samples in these features. */
  default Numbers transform(Samples samples) {
    int inputs = samples.shape().perRow();
    double[] place = new double[inputs];
    double[] values = new double[samples.size() * size()];
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j < inputs; j++) {
        place[j] = samples.get(i, j);
      }
      of(place, values, i * size());
    }
    return Numbers.of(Shape.of(size()), values);
  }

  /** All products of the coordinates up to a degree; degree 1 is the coordinates themselves. */
  static Basis polynomial(int inputs, int degree) {
    PolynomialFeatures features = new PolynomialFeatures(inputs, degree);
    List<String> names = new ArrayList<>();
    for (String name : features.names()) {
      names.add(pretty(name, inputs));
    }
    return new Basis() {
      @Override
      public List<String> names() {
        return names;
      }

      @Override
      public void of(double[] place, double[] values, int at) {
        features.transform(place, values, at);
      }
    };
  }

  /** Distance from the middle and angle. */
  static Basis polar() {
    return new Basis() {
      @Override
      public List<String> names() {
        return List.of("r", "\u03b8");
      }

      @Override
      public void of(double[] place, double[] values, int at) {
        values[at] = Math.hypot(place[0], place[1]);
        values[at + 1] = Math.atan2(place[1], place[0]);
      }
    };
  }

  /**
   * The one right pair for spirals whose radius is the angle over 3 pi: where a place would lie if
   * the spirals were wound off.
   */
  static Basis unwound() {
    return new Basis() {
      @Override
      public List<String> names() {
        return List.of("cos(\u03b8 \u2212 3\u03c0r)", "sin(\u03b8 \u2212 3\u03c0r)");
      }

      @Override
      public void of(double[] place, double[] values, int at) {
        double turn = Math.atan2(place[1], place[0]) - 3 * Math.PI * Math.hypot(place[0], place[1]);
        values[at] = Math.cos(turn);
        values[at + 1] = Math.sin(turn);
      }
    };
  }

  /** x0^2 x1 as x₁² x₂; of a single input only x. */
  private static String pretty(String name, int inputs) {
    StringBuilder pretty = new StringBuilder();
    boolean power = false;
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter == '^') {
        power = true;
      } else if (letter >= '0' && letter <= '9') {
        if (power) {
          pretty.append(
              "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(letter - '0'));
        } else if (inputs > 1) {
          pretty.append((char) ('\u2081' + letter - '0'));
        }
      } else {
        power = false;
        pretty.append(letter);
      }
    }
    return pretty.toString();
  }
}
