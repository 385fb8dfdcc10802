package descent.web;

import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.station.DigitStation;
import descent.web.station.ExampleStation;
import descent.web.station.SpiralsStation;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stations that are built, by their names in the address: one line each. */
final class Stations {
  private Stations() {}

  /** What brings the station of this name to life, or null when there is none. */
  static @Nullable Function<Stage, Station> named(String route) {
    return switch (route) {
      case "power" -> SpiralsStation::new;
      case "digits" -> DigitStation::new;
      case "example" -> ExampleStation::new;
      default -> null;
    };
  }
}
