package descent.web.frame;

import descent.engine.code.JavaCode;
import descent.engine.code.PyTorchCode;
import descent.engine.experiment.Experiment;
import descent.engine.io.Npz;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.web.view.Dom;
import descent.web.view.Downloads;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The sheet that takes a station's work elsewhere: a link first, code second, files third. The
 * button that opens it stands in the top bar.
 */
public final class Share {
  /** What a station has to share. */
  public interface Source {
    /** What is trained, or null when nothing is. */
    @Nullable Experiment experiment();

    /** Gives the network's numbers as they are now, when they come; does nothing without any. */
    void weights(Consumer<Safetensors> receiver);

    /** The figures that can be saved. */
    List<PlotPanel> plots();

    /** Lets the address say how far the run is, so that the link leads there. */
    default void keepMoment() {}
  }

  private final Parts parts;
  private final Stage stage;
  private final String station;
  private final Source source;

  private Share(Stage stage, Source source) {
    this.stage = stage;
    station = stage.route();
    this.source = source;
    parts = Parts.fill(Dom.byId("share"), "share", "share-");
  }

  /** Offers what the source has while its station is shown. */
  static void offer(Stage stage, Source source) {
    Share share = new Share(stage, source);
    HTMLElement button = Dom.byId("share-button");
    button.setHidden(false);
    Dom.Ended opening = Dom.listen(Dom.byId("share"), "beforetoggle", share::open);
    share.parts.onClick("copy", share::copyLink);
    share.parts.onClick("with-weights", share::addWeights);
    share.parts.onClick("pytorch", () -> share.showCode(PyTorchCode::of, "Training.py"));
    share.parts.onClick("java", () -> share.showCode(JavaCode::of, "Training.java"));
    share.parts.onClick("copy-code", () -> share.copy(share.parts.part("code").getTextContent()));
    share.parts.onClick("safetensors", () -> share.saveWeights(true));
    share.parts.onClick("npz", () -> share.saveWeights(false));
    stage.whenLeft(() -> {
      opening.end();
      button.setHidden(true);
      Dom.closePopover(Dom.byId("share"));
    });
  }

  private void open() {
    source.keepMoment();
    parts.input("link").setValue(Downloads.pageAddress());
    parts.show("code-part", source.experiment() != null);
    parts.show("weights-part", source.experiment() != null);
    parts.show("with-weights", source.experiment() != null);
    parts.say("said", "");
    HTMLElement files = parts.part("plots");
    files.setInnerHTML("");
    for (PlotPanel plot : source.plots()) {
      files.appendChild(row(plot));
    }
    Steps.finish(stage, "share");
  }

  private HTMLElement row(PlotPanel plot) {
    HTMLElement row = Dom.create("div", "field");
    HTMLElement name = Dom.create("span", "");
    name.setTextContent(plot.title());
    row.appendChild(name);
    HTMLElement buttons = Dom.create("span", "row");
    String file = "descent-" + station + "-" + plot.name();
    buttons.appendChild(button("PNG", plot, () -> Downloads.png(plot.canvas(), file + ".png")));
    buttons.appendChild(button("SVG", plot, () -> Downloads.text(file + ".svg", plot.svg())));
    buttons.appendChild(
        button("CSV", plot, () -> Downloads.text(file + ".csv", csv(plot.figure().table()))));
    row.appendChild(buttons);
    return row;
  }

  private static HTMLElement button(String kind, PlotPanel plot, Runnable pressed) {
    HTMLElement button = Dom.create("button", "btn small");
    button.setAttribute("type", "button");
    button.setAttribute("aria-label", plot.title() + " as " + kind);
    button.setTextContent(kind);
    Dom.on(button, "click", pressed);
    return button;
  }

  /** A table as comma-separated values (RFC 4180), with plain minus signs and no thousands. */
  static String csv(String[][] table) {
    StringBuilder text = new StringBuilder();
    for (String[] row : table) {
      for (int i = 0; i < row.length; i++) {
        String cell = row[i].replace('\u2212', '-');
        boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0;
        text.append(i == 0 ? "" : ",");
        text.append(quoted ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell);
      }
      text.append("\r\n");
    }
    return text.toString();
  }

  private void copyLink() {
    copy(parts.input("link").getValue());
  }

  /** Puts the network as it is now into the link, where it fits. */
  private void addWeights() {
    source.weights(file -> {
      try {
        String hash = WeightLink.hash(stage.state(), WeightFile.weights(file).flat());
        String page = Downloads.pageAddress();
        int end = page.indexOf('#');
        parts.input("link").setValue((end < 0 ? page : page.substring(0, end)) + hash);
        parts.say("said", "The link now opens this very network, at epoch 0 of a new run.");
      } catch (IllegalArgumentException refused) {
        parts.say("said", String.valueOf(refused.getMessage()));
      }
    });
  }

  private void copy(String text) {
    Downloads.copy(text, () -> parts.say("said", "Copied."));
  }

  private void showCode(Function<Experiment, String> language, String name) {
    Experiment experiment = source.experiment();
    if (experiment == null) {
      return;
    }
    try {
      parts.say("code", language.apply(experiment));
      parts.say("said", name);
    } catch (IllegalArgumentException refused) {
      parts.say("code", String.valueOf(refused.getMessage()));
      parts.say("said", "");
    }
    parts.show("code-box", true);
  }

  private void saveWeights(boolean safetensors) {
    String name = "descent-" + station;
    source.weights(file -> {
      if (safetensors) {
        Downloads.bytes(name + ".safetensors", file.toBytes());
      } else {
        Downloads.bytes(name + ".npz", Npz.write(file.tensors()));
      }
      parts.say("said", "Saved.");
    });
  }
}
