package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLElement;

/** One of the three columns: a panel with the picture of a model and how good it is. */
final class Column {
  private final View view;
  private final PlotPanel panel;
  private final HTMLElement place;
  private final Parts parts;
  private final Dataset heldOut;
  private final Explainer explainer;
  private @Nullable Net net;
  private @Nullable Score score;

  /**
   * A column in a place of the page.
   *
   * @param heldOut points that were not learned from; none when all are
   */
  Column(
      Stage stage,
      String mount,
      View view,
      Dataset heldOut,
      Crosshair crosshair,
      Explainer explainer) {
    this.view = view;
    this.heldOut = heldOut;
    this.explainer = explainer;
    place = stage.mount(mount);
    place.setAttribute("data-shape", heldOut.inputs().shape().perRow() == 1 ? "wide" : "square");
    panel = new PlotPanel(place, view);
    stage.whenLeft(panel::close);
    crosshair.follow(() -> {
      view.follow();
      panel.redraw();
    });
    parts = new Parts(place);
    parts.show("held-note", heldOut.size() > 0);
    panel.onPick(here -> explain());
  }

  /** Shows another model. */
  void show(Net fresh, Score itsScore) {
    setNet(fresh);
    setScore(itsScore);
    view.show(
        fresh,
        () -> {
          panel.redraw();
          panel.describe();
        });
  }

  /** The same where the picture comes from elsewhere. */
  void setNet(Net fresh) {
    net = fresh;
    if (heldOut.size() > 0) {
      parts.say("held-out", fresh.score(heldOut).text());
    }
  }

  void setScore(Score fresh) {
    score = fresh;
    panel.setValue(fresh.text());
    panel.setMeter(fresh.value());
  }

  /** How good it is; null before it is fitted. */
  @Nullable Score score() {
    return score;
  }

  PlotPanel panel() {
    return panel;
  }

  /** Says beside the title what it is, such as {@code 27 features}. */
  void setNote(String note) {
    parts.say("note", note);
  }

  /** Keeps the result hidden until a prediction of this name is made. */
  void hide(String prediction) {
    for (HTMLElement result : Dom.all(place, "[data-part=value], [data-part=meter]")) {
      result.setAttribute("data-secret", prediction);
    }
  }

  /** Pins the crosshair and explains what the model says there. */
  void explain() {
    if (net != null) {
      explainer.explain(net);
    }
  }
}
