package descent.web.station.digits;

import descent.engine.experiment.Experiment;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.engine.model.Recipe;
import descent.web.digit.DigitReader;
import descent.web.frame.Share;
import descent.web.frame.State;
import descent.web.view.PlotPanel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the station has to share: the network that reads, and the figures that were looked at. */
record Sharing(Bench bench) implements Share.Source {
  /** That of the network that reads, as it was set where it is trained. */
  @Override
  public @Nullable Experiment experiment() {
    DigitReader reader = bench.reader().get();
    if (reader == null) {
      return null;
    }
    State state = bench.stage().state();
    Recipe recipe = reader.recipe();
    boolean set = Catalogue.named(state.get("train", "")).recipe() == recipe;
    return set ? TrainSettings.wanted(state, recipe.experiment()) : recipe.experiment();
  }

  @Override
  public void weights(Consumer<Safetensors> receiver) {
    DigitReader reader = bench.reader().get();
    if (reader != null) {
      receiver.accept(WeightFile.of(reader.weights(), origin(reader)));
    }
  }

  @Override
  public List<PlotPanel> plots() {
    return bench.plots();
  }

  /**
   * Not Map.of, which compares keys of any kind and so keeps equals of every record in the page.
   */
  private static Map<String, String> origin(DigitReader reader) {
    Map<String, String> origin = new LinkedHashMap<>();
    origin.put("format", "pt");
    origin.put("model", reader.recipe().name());
    return origin;
  }
}
