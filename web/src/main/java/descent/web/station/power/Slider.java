package descent.web.station.power;

import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Parts;
import java.util.function.DoubleConsumer;
import org.teavm.jso.dom.html.HTMLInputElement;

/** A slider over some values, and the field beside it that takes any number between them. */
final class Slider {
  private final double[] values;
  private final HTMLInputElement range;
  private final HTMLInputElement field;
  private final DoubleConsumer listener;
  private double value;

  /**
   * The slider of a part's name; its field has the name with {@code -field} behind it.
   *
   * @param values from the least to the most
   */
  Slider(Parts parts, String name, double[] values, double value, DoubleConsumer listener) {
    this.values = values.clone();
    this.listener = listener;
    range = parts.input(name);
    field = parts.input(name + "-field");
    range.setAttribute("min", "0");
    range.setAttribute("max", String.valueOf(values.length - 1));
    range.setAttribute("step", "1");
    show(value);
    Dom.on(range, "input", () -> choose(this.values[Integer.parseInt(range.getValue())]));
    Dom.on(field, "change", this::read);
  }

  double value() {
    return value;
  }

  /** Shows a value without telling anybody. */
  void show(double fresh) {
    value = Math.clamp(fresh, values[0], values[values.length - 1]);
    int nearest = 0;
    for (int i = 1; i < values.length; i++) {
      if (Math.abs(values[i] - value) < Math.abs(values[nearest] - value)) {
        nearest = i;
      }
    }
    range.setValue(String.valueOf(nearest));
    range.setAttribute("aria-valuetext", written());
    range.getStyle().setProperty("--fill", 100.0 * nearest / (values.length - 1) + "%");
    field.setValue(written());
  }

  private String written() {
    return Ticks.write(value, 4);
  }

  private void choose(double fresh) {
    show(fresh);
    listener.accept(value);
  }

  private void read() {
    try {
      choose(Double.parseDouble(field.getValue().replace(",", "").trim()));
    } catch (NumberFormatException notNumber) {
      field.setValue(written());
    }
  }
}
