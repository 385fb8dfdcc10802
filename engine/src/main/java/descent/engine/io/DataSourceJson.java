package descent.engine.io;

import descent.engine.data.Brackets;
import descent.engine.data.BreastCancer;
import descent.engine.data.Circles;
import descent.engine.data.Clusters;
import descent.engine.data.DataSource;
import descent.engine.data.Digits8x8;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Expanded;
import descent.engine.data.Generated;
import descent.engine.data.GivenPoints;
import descent.engine.data.HandFeatures;
import descent.engine.data.HeldOut;
import descent.engine.data.Mnist;
import descent.engine.data.Modes;
import descent.engine.data.Moons;
import descent.engine.data.Recall;
import descent.engine.data.Reversal;
import descent.engine.data.Sine;
import descent.engine.data.Spirals;
import descent.engine.data.Weather;
import descent.engine.data.Xor;
import java.util.ArrayList;
import java.util.List;

/** Data sources as JSON. */
final class DataSourceJson {
  private DataSourceJson() {}

  static JsonObject write(DataSource source) {
    return switch (source) {
      case Brackets s ->
          parts("brackets", s.train(), s.test(), s.seed())
              .with("length", s.length())
              .with("depth", s.depth())
              .build();
      case BreastCancer s -> Coded.kind("breastCancer").with("seed", s.seed()).build();
      case Circles s ->
          Coded.kind("circles")
              .with("points", s.points())
              .with("noise", s.noise())
              .with("factor", s.factor())
              .with("seed", s.seed())
              .build();
      case Clusters s ->
          Coded.kind("clusters")
              .with("perClass", s.perClass())
              .with("separation", s.separation())
              .with("deviation", s.deviation())
              .with("seed", s.seed())
              .build();
      case Digits8x8 s -> Coded.kind("digits8x8").with("seed", s.seed()).build();
      case DrawnDigits s -> parts("drawnDigits", s.train(), s.test(), s.seed()).build();
      case Expanded s ->
          Coded.kind("expanded")
              .with("source", write(s.source()))
              .with("degree", s.degree())
              .build();
      case GivenPoints s ->
          Coded.kind("givenPoints")
              .with("dimensions", s.dimensions())
              .with("coordinates", Coded.numbers(s.coordinates()))
              .with("labels", Coded.numbers(s.labels()))
              .build();
      case HandFeatures s ->
          Coded.kind("handFeatures").with("pictures", write(s.pictures())).build();
      case HeldOut s ->
          Coded.kind("heldOut").with("source", write(s.source())).with("seed", s.seed()).build();
      case Modes s ->
          Coded.kind("modes")
              .with("layout", Coded.lower(s.layout()))
              .with("points", s.points())
              .with("seed", s.seed())
              .build();
      case Moons s ->
          Coded.kind("moons")
              .with("points", s.points())
              .with("noise", s.noise())
              .with("seed", s.seed())
              .build();
      case Recall s ->
          parts("recall", s.train(), s.test(), s.seed()).with("delay", s.delay()).build();
      case Reversal s ->
          parts("reversal", s.train(), s.test(), s.seed()).with("length", s.length()).build();
      case Sine s ->
          Coded.kind("sine")
              .with("points", s.points())
              .with("noise", s.noise())
              .with("seed", s.seed())
              .build();
      case Spirals s ->
          Coded.kind("spirals")
              .with("points", s.points())
              .with("noise", s.noise())
              .with("seed", s.seed())
              .build();
      case Weather s ->
          Coded.kind("weather").with("train", s.train()).with("seed", s.seed()).build();
      case Xor s -> Coded.kind("xor").build();
      case Mnist s -> Coded.kind("mnist").build();
    };
  }

  private static JsonObject.Builder parts(String kind, int train, int test, long seed) {
    return Coded.kind(kind).with("train", train).with("test", test).with("seed", seed);
  }

  static DataSource read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "brackets" ->
          new Brackets(
              Coded.count(json, "length"),
              Coded.count(json, "depth"),
              Coded.count(json, "train"),
              Coded.count(json, "test"),
              json.integer("seed"));
      case "breastCancer" -> new BreastCancer(json.integer("seed"));
      case "circles" ->
          new Circles(
              Coded.count(json, "points"),
              json.number("noise"),
              json.number("factor"),
              json.integer("seed"));
      case "clusters" ->
          new Clusters(
              Coded.count(json, "perClass"),
              json.number("separation"),
              json.number("deviation"),
              json.integer("seed"));
      case "digits8x8" -> new Digits8x8(json.integer("seed"));
      case "drawnDigits" ->
          new DrawnDigits(
              Coded.count(json, "train"), Coded.count(json, "test"), json.integer("seed"));
      case "expanded" -> new Expanded(generated(json), Coded.count(json, "degree"));
      case "givenPoints" -> givenPoints(json);
      case "handFeatures" -> new HandFeatures(read(json.object("pictures")));
      case "heldOut" -> new HeldOut(generated(json), json.integer("seed"));
      case "modes" ->
          new Modes(
              Coded.constant(json, "layout", Modes.Layout.values()),
              Coded.count(json, "points"),
              json.integer("seed"));
      case "moons" ->
          new Moons(Coded.count(json, "points"), json.number("noise"), json.integer("seed"));
      case "recall" ->
          new Recall(
              Coded.count(json, "delay"),
              Coded.count(json, "train"),
              Coded.count(json, "test"),
              json.integer("seed"));
      case "reversal" ->
          new Reversal(
              Coded.count(json, "length"),
              Coded.count(json, "train"),
              Coded.count(json, "test"),
              json.integer("seed"));
      case "sine" ->
          new Sine(Coded.count(json, "points"), json.number("noise"), json.integer("seed"));
      case "spirals" ->
          new Spirals(Coded.count(json, "points"), json.number("noise"), json.integer("seed"));
      case "weather" -> new Weather(Coded.count(json, "train"), json.integer("seed"));
      case "xor" -> new Xor();
      case "mnist" -> new Mnist();
      default ->
          throw Coded.unknown(
              "data set",
              kind,
              "brackets, breastCancer, circles, clusters, digits8x8, drawnDigits, expanded, givenPoints,"
                  + " handFeatures, heldOut, modes, moons, recall, reversal, sine, spirals, weather, xor, mnist");
    };
  }

  /** The source of a source. */
  private static Generated generated(JsonObject json) {
    if (read(json.object("source")) instanceof Generated source) {
      return source;
    }
    throw new IllegalArgumentException(
        "Only data made by a rule can be expanded or parted, not files");
  }

  private static GivenPoints givenPoints(JsonObject json) {
    List<Double> coordinates = new ArrayList<>();
    for (double coordinate : json.array("coordinates").numbers()) {
      coordinates.add(coordinate);
    }
    List<Integer> labels = new ArrayList<>();
    for (int label : json.array("labels").integers()) {
      labels.add(label);
    }
    return new GivenPoints(Coded.count(json, "dimensions"), coordinates, labels);
  }
}
