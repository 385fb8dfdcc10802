package descent.web.frame;

import descent.web.view.Dom;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * A question before the result is shown: {@code <form data-predict="name">} with radio buttons or
 * one number. Until it is answered or skipped, what the HTML marks with {@code data-secret="name"}
 * stays hidden; afterwards {@code data-answer="value"} of the chosen value and {@code
 * data-answer="any"} are shown.
 */
public final class Prediction {
  /** Hears what the learner locked in. */
  public interface Listener {
    /** The value of the chosen option, or the number as text. */
    void locked(String guess);
  }

  private final Stage stage;
  private final HTMLElement form;
  private final String name;
  private final Listener listener;

  private Prediction(Stage stage, HTMLElement form, String name, Listener listener) {
    this.stage = stage;
    this.form = form;
    this.name = name;
    this.listener = listener;
  }

  /**
   * Brings the question of this name to life.
   *
   * @throws IllegalStateException when the station's HTML has none
   */
  public static void ask(Stage stage, String name, Listener listener) {
    HTMLElement form = Dom.byQuery("form[data-predict=\"" + name + "\"]");
    Prediction prediction = new Prediction(stage, form, name, listener);
    form.addEventListener(
        "submit",
        event -> {
          event.preventDefault();
          prediction.lock();
        });
    for (HTMLElement skip : Dom.all(form, "[data-skip]")) {
      Dom.on(skip, "click", () -> prediction.reveal());
    }
    prediction.hideSecrets(true);
  }

  private void lock() {
    String guess = guess();
    if (guess.isEmpty()) {
      return;
    }
    form.setAttribute("data-locked", guess);
    for (HTMLElement field : Dom.all(form, "input, button")) {
      Dom.enable(field, false);
    }
    for (HTMLElement answer : Dom.all(form, "[data-answer]")) {
      String of = answer.getAttribute("data-answer");
      answer.setHidden(!of.equals(guess) && !of.equals("any"));
    }
    reveal();
    listener.locked(guess);
  }

  private String guess() {
    for (HTMLElement element : Dom.all(form, "input")) {
      HTMLInputElement input = (HTMLInputElement) element;
      boolean choice = input.getType().equals("radio");
      if (!choice || input.isChecked()) {
        return input.getValue();
      }
    }
    return "";
  }

  private void reveal() {
    hideSecrets(false);
    for (HTMLElement skip : Dom.all(form, "[data-skip]")) {
      skip.setHidden(true);
    }
    Steps.finish(stage, "predict");
  }

  private void hideSecrets(boolean hidden) {
    for (HTMLElement secret : Dom.all(Dom.byId("main"), "[data-secret=\"" + name + "\"]")) {
      if (hidden) {
        secret.setAttribute("data-hidden", "");
      } else {
        secret.removeAttribute("data-hidden");
      }
    }
  }
}
