package descent.web.frame;

import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Parts;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * The bar that drives a run: play, one step, several, the same seed again, a new one, the pace, and
 * the run's readings. It knows nothing of what is run.
 */
public final class Transport {
  /** What the bar asks for. */
  public interface Driver {
    /** Go on, or stand still. */
    void playOrPause();

    /** So many steps, then stand still. */
    void step(int count);

    /** To the kept moment before this one. */
    void back();

    /** Begin again from this seed. */
    void restart(long seed);

    /** Steps a second; 0 for as many as can be. */
    void setPace(double stepsPerSecond);
  }

  private static final String[] RUN_BUTTONS = {"play", "step", "ten"};

  private final Parts parts;
  private final Driver driver;
  private long seed;

  Transport(Parts parts, long seed, Driver driver) {
    this.parts = parts;
    this.driver = driver;
    setSeed(seed);
    parts.onClick("play", driver::playOrPause);
    parts.onClick("step", () -> driver.step(1));
    parts.onClick("ten", () -> driver.step(jump()));
    parts.onClick("reset", () -> driver.restart(this.seed));
    parts.onClick("reseed", () -> driver.restart(this.seed + 1));
    for (HTMLElement choice : Dom.all(parts.part("pace"), "input")) {
      HTMLInputElement radio = (HTMLInputElement) choice;
      Dom.on(radio, "change", () -> driver.setPace(Double.parseDouble(radio.getValue())));
    }
    parts.onChange("jump", this::nameJump);
  }

  /** What a key means while the focus is in no field; false when it means nothing here. */
  boolean press(String key) {
    switch (key) {
      case " " -> driver.playOrPause();
      case "." -> driver.step(1);
      case ">" -> driver.step(jump());
      case "," -> driver.back();
      case "r", "R" -> driver.restart(seed);
      case "n", "N" -> driver.restart(seed + 1);
      default -> {
        return false;
      }
    }
    return true;
  }

  private int jump() {
    try {
      return Math.clamp(Integer.parseInt(parts.input("jump").getValue().trim()), 1, 100_000);
    } catch (NumberFormatException notNumber) {
      return 10;
    }
  }

  private void nameJump() {
    String name = Ticks.write(jump(), 0) + " steps";
    parts.part("ten").setAttribute("aria-label", name);
    parts.part("ten").setAttribute("title", name + " (>)");
  }

  /** Lets the controls be used, or not while the run is not open yet. */
  void enable(boolean ready) {
    for (String button : new String[] {"play", "step", "ten", "reset", "reseed", "scrub"}) {
      parts.enable(button, ready);
    }
  }

  void setSeed(long seed) {
    this.seed = seed;
    parts.say("seed", String.valueOf(seed));
  }

  void setPlaying(boolean playing) {
    parts.part("play").setAttribute("data-playing", String.valueOf(playing));
    parts.say("play-word", playing ? "Pause" : "Play");
  }

  /** Says why the run ended; an empty reason says that it has not. */
  void setEnded(String reason) {
    boolean ended = !reason.isEmpty();
    parts.show("ended", ended);
    parts.say("ended", reason);
    for (String button : RUN_BUTTONS) {
      parts.enable(button, !ended);
    }
  }

  /** Writes a reading; one that the bar has not yet appears at its end. */
  public void read(String name, String label, String text) {
    HTMLElement reading = parts.find(name);
    if (reading == null) {
      HTMLElement pair = Dom.create("div", "");
      HTMLElement term = Dom.create("dt", "");
      term.setTextContent(label);
      reading = Dom.create("dd", "");
      reading.setAttribute("data-part", name);
      reading.setId(name);
      pair.appendChild(term);
      pair.appendChild(reading);
      parts.part("readings").appendChild(pair);
    }
    Dom.say(reading, text);
  }
}
