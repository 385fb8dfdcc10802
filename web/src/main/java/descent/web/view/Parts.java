package descent.web.view;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/**
 * An element and the elements inside it that its HTML names by {@code data-part}. The page may hold
 * several copies of the same parts, which ids could not tell apart.
 */
public final class Parts {
  private final HTMLElement root;

  /** The parts inside an element. */
  public Parts(HTMLElement root) {
    this.root = root;
  }

  /**
   * Puts a copy of a template of {@code index.html} into an empty place.
   *
   * @param template the template's id without the ending {@code -template}
   * @param prefix the id of each part is this and the part's name, so that labels and links find it
   */
  public static Parts fill(HTMLElement place, String template, String prefix) {
    place.setInnerHTML("");
    copy(Dom.byId(template + "-template"), place, prefix);
    return new Parts(place);
  }

  /** The element around them. */
  public HTMLElement root() {
    return root;
  }

  /** The part of this name, or null. */
  public @Nullable HTMLElement find(String name) {
    return root.querySelector("[data-part=\"" + name + "\"]");
  }

  /**
   * The part of this name.
   *
   * @throws IllegalStateException when there is none: HTML and Java disagree
   */
  public HTMLElement part(String name) {
    HTMLElement element = find(name);
    if (element == null) {
      throw new IllegalStateException("The HTML has no element with data-part=\"" + name + "\"");
    }
    return element;
  }

  /** A part that is a canvas. */
  public HTMLCanvasElement canvas(String name) {
    return (HTMLCanvasElement) part(name);
  }

  /** A part that is an input. */
  public HTMLInputElement input(String name) {
    return (HTMLInputElement) part(name);
  }

  /** Writes text into a part, unless it says that already. */
  public void say(String name, String text) {
    Dom.say(part(name), text);
  }

  /** Shows or hides a part. */
  public void show(String name, boolean shown) {
    part(name).setHidden(!shown);
  }

  /** Lets a part that is a button or a field be used or not. */
  public void enable(String name, boolean enabled) {
    Dom.enable(part(name), enabled);
  }

  /** Calls when a part is clicked, by pointer or keyboard. */
  public void onClick(String name, Runnable task) {
    Dom.on(part(name), "click", task);
  }

  /** Calls when the value of a part that is a field or a choice is another. */
  public void onChange(String name, Runnable task) {
    Dom.on(part(name), "change", task);
  }

  /** The value of the radio button that is chosen in a part; empty when none is. */
  public String chosen(String name) {
    for (HTMLElement choice : Dom.all(part(name), "input")) {
      HTMLInputElement radio = (HTMLInputElement) choice;
      if (radio.isChecked()) {
        return radio.getValue();
      }
    }
    return "";
  }

  /** Chooses the radio button of this value in a part, where there is one. */
  public void choose(String name, String value) {
    for (HTMLElement choice : Dom.all(part(name), "input")) {
      HTMLInputElement radio = (HTMLInputElement) choice;
      radio.setChecked(radio.getValue().equals(value));
    }
  }

  @JSBody(
      params = {"template", "place", "prefix"},
      script =
          "var copy = template.content.cloneNode(true);"
              + "copy.querySelectorAll('[data-part]').forEach(function(part) {"
              + "  part.id = prefix + part.dataset.part;"
              + "});"
              + "['for', 'aria-labelledby', 'aria-controls', 'popovertarget', 'name', 'list']"
              + ".forEach(function(link) {"
              + "  copy.querySelectorAll('[' + link + ']').forEach(function(element) {"
              + "    element.setAttribute(link, prefix + element.getAttribute(link));"
              + "  });"
              + "});"
              + "place.appendChild(copy);")
  private static native void copy(HTMLElement template, HTMLElement place, String prefix);
}
