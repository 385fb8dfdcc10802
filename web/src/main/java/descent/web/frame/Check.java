package descent.web.frame;

import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * A question after the run that the page itself can answer: {@code <form data-check="name">} with
 * one number field or radio buttons. A wrong answer may be tried again; the third try tells.
 */
public final class Check {
  private static final int TRIES = 3;

  /** A number counts as right within 1 % or 0.005, whichever is more. */
  private static final double RELATIVE = 0.01;

  private static final double ABSOLUTE = 0.005;

  /** What the page knows. */
  public interface Truth {
    /** Whether an answer is right. */
    boolean accepts(String answer);

    /** The right answer, as people write it. */
    String answer();

    /** One sentence on why. */
    String reason();
  }

  private final Stage stage;
  private final HTMLElement form;
  private final Truth truth;
  private int tries;

  private Check(Stage stage, HTMLElement form, Truth truth) {
    this.stage = stage;
    this.form = form;
    this.truth = truth;
  }

  /**
   * Brings the question of this name to life.
   *
   * @throws IllegalStateException when the station's HTML has none
   */
  public static void ask(Stage stage, String name, Truth truth) {
    HTMLElement form = Dom.byQuery("form[data-check=\"" + name + "\"]");
    HTMLElement verdict = Dom.create("p", "verdict");
    verdict.setAttribute("role", "status");
    form.appendChild(verdict);
    Check check = new Check(stage, form, truth);
    form.addEventListener(
        "submit",
        event -> {
          event.preventDefault();
          check.judge(verdict);
        });
  }

  /** A truth that is a count: only exactly right is right. */
  public static Truth count(DoubleSupplier truth, Supplier<String> reason) {
    return new NumberTruth(truth, 0, 0, reason);
  }

  /** A truth that is a measure: right within 1 % or 0.005, whichever is more. */
  public static Truth measure(DoubleSupplier truth, Supplier<String> reason) {
    return new NumberTruth(truth, RELATIVE, ABSOLUTE, reason);
  }

  /** A truth that is one of the options. */
  public static Truth option(Supplier<String> truth, Supplier<String> reason) {
    return new Truth() {
      @Override
      public boolean accepts(String answer) {
        return answer.equals(truth.get());
      }

      @Override
      public String answer() {
        return truth.get();
      }

      @Override
      public String reason() {
        return reason.get();
      }
    };
  }

  private record NumberTruth(
      DoubleSupplier truth, double relative, double absolute, Supplier<String> why)
      implements Truth {
    @Override
    public boolean accepts(String answer) {
      try {
        double given = Double.parseDouble(answer.replace(',', '.').replace('\u2212', '-').trim());
        double right = truth.getAsDouble();
        return Math.abs(given - right) <= Math.max(relative * Math.abs(right), absolute);
      } catch (NumberFormatException notNumber) {
        return false;
      }
    }

    @Override
    public String answer() {
      return Ticks.write(truth.getAsDouble(), 4);
    }

    @Override
    public String reason() {
      return why.get();
    }
  }

  private void judge(HTMLElement verdict) {
    String answer = answer();
    if (answer.isEmpty()) {
      verdict.setTextContent("Give an answer first.");
      return;
    }
    tries++;
    if (truth.accepts(answer)) {
      form.setAttribute("data-verdict", "right");
      verdict.setTextContent("\u2713 " + truth.reason());
      Steps.finish(stage, "check");
    } else if (tries < TRIES) {
      form.setAttribute("data-verdict", "wrong");
      verdict.setTextContent("\u2717 Not " + answer + ". Look again, then answer once more.");
    } else {
      form.setAttribute("data-verdict", "told");
      verdict.setTextContent("\u2717 It is " + truth.answer() + ". " + truth.reason());
    }
  }

  private String answer() {
    for (HTMLElement element : Dom.all(form, "input")) {
      HTMLInputElement input = (HTMLInputElement) element;
      if (!input.getType().equals("radio") || input.isChecked()) {
        return input.getValue();
      }
    }
    return "";
  }
}
