package descent.web.station.digits;

import descent.engine.experiment.Experiment;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.web.digit.DigitReader;
import descent.web.frame.Share;
import descent.web.view.PlotPanel;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the station has to share: the network that reads, and the figures that were looked at. */
record Sharing(Bench bench) implements Share.Source {
  @Override
  public @Nullable Experiment experiment() {
    DigitReader reader = bench.reader().get();
    return reader == null ? null : reader.recipe().experiment();
  }

  @Override
  public void weights(Consumer<Safetensors> receiver) {
    DigitReader reader = bench.reader().get();
    if (reader != null) {
      receiver.accept(
          WeightFile.of(reader.weights(), Map.of("format", "pt", "model", reader.recipe().name())));
    }
  }

  @Override
  public List<PlotPanel> plots() {
    return bench.plots();
  }
}
