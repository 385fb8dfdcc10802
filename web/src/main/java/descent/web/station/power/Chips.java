package descent.web.station.power;

import descent.web.frame.Terms;
import descent.web.view.Dom;
import java.util.List;
import java.util.function.IntConsumer;
import org.teavm.jso.dom.html.HTMLElement;

/** All features as buttons, each with its weight as a bar; those that are used are pressed. */
final class Chips {
  private final HTMLElement place;
  private final IntConsumer toggle;
  private final IntConsumer point;

  /**
   * Chips in a place of the page.
   *
   * @param toggle hears which feature is pressed
   * @param point hears which feature the learner points at
   */
  Chips(HTMLElement place, IntConsumer toggle, IntConsumer point) {
    this.place = place;
    this.toggle = toggle;
    this.point = point;
  }

  /** Lays out the features of a basis. */
  void lay(Basis basis) {
    place.setInnerHTML("");
    for (int i = 0; i < basis.all().size(); i++) {
      int feature = i;
      HTMLElement chip = Dom.create("button", "chip");
      chip.setAttribute("type", "button");
      chip.setInnerHTML("<span>" + basis.all().get(i) + "</span> <b></b><i></i>");
      Dom.on(chip, "click", () -> toggle.accept(feature));
      Dom.on(chip, "focus", () -> point.accept(feature));
      Dom.on(chip, "pointerenter", () -> point.accept(feature));
      place.appendChild(chip);
    }
  }

  /** Shows what a fit made of them: a weight for each feature that is used. */
  void show(Basis basis, double[] weights) {
    double most = 0;
    for (double weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    List<HTMLElement> chips = Dom.all(place, "button");
    for (int i = 0; i < chips.size(); i++) {
      int used = basis.used(i);
      double weight = used < 0 ? 0 : weights[used];
      HTMLElement chip = chips.get(i);
      chip.setAttribute("aria-pressed", String.valueOf(used >= 0));
      Dom.say(chip.querySelector("b"), used < 0 ? "off" : Terms.number(weight));
      HTMLElement bar = chip.querySelector("i");
      bar.setAttribute("class", weight < 0 ? "minus" : "");
      bar.getStyle().setProperty("width", 100 * Math.abs(weight) / Math.max(most, 1e-300) + "%");
    }
  }
}
