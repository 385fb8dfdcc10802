package descent.web.station.power;

import descent.engine.Shape;
import descent.engine.data.Numbers;
import descent.engine.data.PolynomialFeatures;
import descent.engine.data.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * What a line is drawn in: numbers made of a place's coordinates, each of which can be left out.
 */
final class Basis {
  /** Writes the features of a place into {@code values} from {@code at} on. */
  private interface Rule {
    void of(double[] place, double[] values, int at);
  }

  private final List<String> names;
  private final Rule rule;
  private final boolean[] off;
  private final List<String> used = new ArrayList<>();

  private Basis(List<String> names, Rule rule, boolean[] off) {
    this.names = names;
    this.rule = rule;
    this.off = off;
    for (int i = 0; i < off.length; i++) {
      if (!off[i]) {
        used.add(names.get(i));
      }
    }
  }

  private static Basis of(List<String> names, Rule rule) {
    return new Basis(names, rule, new boolean[names.size()]);
  }

  /** The names of the features that are used, as people write them. */
  List<String> names() {
    return used;
  }

  /** The names of all features, those that are left out among them. */
  List<String> all() {
    return names;
  }

  /** How many features are used. */
  int size() {
    return used.size();
  }

  /** Which of the used features this one of all is; -1 where it is left out. */
  int used(int feature) {
    int before = 0;
    for (int i = 0; i < feature; i++) {
      before += off[i] ? 0 : 1;
    }
    return off[feature] ? -1 : before;
  }

  /** The same with one more feature left out, or taken back; one feature always stays. */
  Basis toggled(int feature) {
    boolean[] fresh = off.clone();
    fresh[feature] = !off[feature] && size() > 1;
    return new Basis(names, rule, fresh);
  }

  /**
   * Which features are left out, as a link says it: 0 for those, 1 for the others; empty for none.
   */
  String mask() {
    StringBuilder mask = new StringBuilder();
    for (boolean out : off) {
      mask.append(out ? '0' : '1');
    }
    return size() == off.length ? "" : mask.toString();
  }

  /**
   * The same with the features left out that a mask says; a mask of another length says nothing.
   */
  Basis masked(String mask) {
    boolean[] fresh = new boolean[off.length];
    for (int i = 0; i < off.length && mask.length() == off.length; i++) {
      fresh[i] = mask.charAt(i) == '0';
    }
    return mask.indexOf('1') < 0 ? this : new Basis(names, rule, fresh);
  }

  /** Writes the used features of a place into {@code values} from {@code at} on. */
  void of(double[] place, double[] values, int at) {
    if (used.size() == off.length) {
      rule.of(place, values, at);
      return;
    }
    double[] every = new double[off.length];
    rule.of(place, every, 0);
    int to = at;
    for (int i = 0; i < off.length; i++) {
      if (!off[i]) {
        values[to++] = every[i];
      }
    }
  }

  /** All samples in these features. */
  Numbers transform(Samples samples) {
    double[] place = new double[samples.shape().perRow()];
    double[] values = new double[samples.size() * size()];
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j < place.length; j++) {
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
    return of(names, features::transform);
  }

  /** Distance from the middle and angle. */
  static Basis polar() {
    return of(
        List.of("r", "\u03b8"),
        (place, values, at) -> {
          values[at] = Math.hypot(place[0], place[1]);
          values[at + 1] = Math.atan2(place[1], place[0]);
        });
  }

  /**
   * What somebody chooses who knows the answer: the circles' r, the wave itself, or for spirals
   * whose radius is the angle over 3 pi where a place would lie if they were wound off.
   */
  static Basis right(PowerTask task) {
    return switch (task) {
      case CIRCLES ->
          of(List.of("r"), (place, values, at) -> values[at] = Math.hypot(place[0], place[1]));
      case SINE ->
          of(List.of("sin(1.5 x)"), (place, values, at) -> values[at] = Math.sin(1.5 * place[0]));
      case SPIRALS ->
          of(
              List.of("cos(\u03b8 \u2212 3\u03c0r)", "sin(\u03b8 \u2212 3\u03c0r)"),
              (place, values, at) -> {
                double turn =
                    Math.atan2(place[1], place[0]) - 3 * Math.PI * Math.hypot(place[0], place[1]);
                values[at] = Math.cos(turn);
                values[at + 1] = Math.sin(turn);
              });
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
