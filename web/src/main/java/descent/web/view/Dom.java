package descent.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;
import org.teavm.jso.dom.xml.NodeList;

/** The page's elements, by the names that its HTML gives them. */
public final class Dom {
  private Dom() {}

  /** What the browser calls. */
  @JSFunctor
  interface Call extends JSObject {
    void call();
  }

  /**
   * A task as the browser calls it. A lambda that is a {@link Call} itself would be a class that
   * JavaScript knows too, with more to it.
   */
  static Call call(Runnable task) {
    return task::run;
  }

  /**
   * The element of this id.
   *
   * @throws IllegalStateException when the page has none: its HTML and its station disagree
   */
  public static HTMLElement byId(String id) {
    HTMLElement element = find(id);
    if (element == null) {
      throw new IllegalStateException("The page has no element called " + id);
    }
    return element;
  }

  /** The canvas of this id. */
  public static HTMLCanvasElement canvas(String id) {
    return (HTMLCanvasElement) byId(id);
  }

  /** The input of this id. */
  public static HTMLInputElement input(String id) {
    return (HTMLInputElement) byId(id);
  }

  /** Calls when the element of this id is clicked, by pointer or keyboard. */
  public static void onClick(String id, Runnable task) {
    on(byId(id), "click", task);
  }

  /** Calls at each event of a kind, such as {@code change}. */
  public static void on(HTMLElement element, String kind, Runnable task) {
    on(element, kind, call(task));
  }

  @JSBody(
      params = {"element", "kind", "call"},
      script = "element.addEventListener(kind, function() { call(); });")
  private static native void on(HTMLElement element, String kind, Call call);

  @JSFunctor
  private interface KeyCall extends JSObject {
    void call(KeyboardEvent event);
  }

  /** Calls at each key that is pressed while an element has the focus. */
  public static void onKey(HTMLElement element, Consumer<KeyboardEvent> task) {
    onKey(element, (KeyCall) task::accept);
  }

  @JSBody(
      params = {"element", "call"},
      script = "element.addEventListener('keydown', function(event) { call(event); });")
  private static native void onKey(HTMLElement element, KeyCall call);

  /** Writes text into the element of this id, unless it says that already. */
  public static void say(String id, String text) {
    say(byId(id), text);
  }

  /** Writes text into an element, unless it says that already. */
  public static void say(HTMLElement element, String text) {
    if (!text.equals(element.getTextContent())) {
      element.setTextContent(text);
    }
  }

  /** Shows or hides the element of this id. */
  public static void show(String id, boolean shown) {
    byId(id).setHidden(!shown);
  }

  /** Lets a button be pressed or not. */
  public static void enable(String id, boolean enabled) {
    enable(byId(id), enabled);
  }

  /** Lets a button or a field be used or not. */
  public static void enable(HTMLElement element, boolean enabled) {
    if (enabled) {
      element.removeAttribute("disabled");
    } else {
      element.setAttribute("disabled", "");
    }
  }

  /**
   * The first element of the page that a CSS selector finds.
   *
   * @throws IllegalStateException when there is none: HTML and Java disagree
   */
  public static HTMLElement byQuery(String selector) {
    HTMLElement element = HTMLDocument.current().querySelector(selector);
    if (element == null) {
      throw new IllegalStateException("The page has no element " + selector);
    }
    return element;
  }

  /** All elements inside another that a CSS selector finds, in the page's order. */
  public static List<HTMLElement> all(HTMLElement root, String selector) {
    NodeList<? extends HTMLElement> found = root.querySelectorAll(selector);
    List<HTMLElement> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add(found.item(i));
    }
    return elements;
  }

  /** A new element, not yet in the page. */
  public static HTMLElement create(String tag, String cssClass) {
    HTMLElement element = HTMLDocument.current().createElement(tag);
    if (!cssClass.isEmpty()) {
      element.setAttribute("class", cssClass);
    }
    return element;
  }

  /** Calls in the next frame. */
  public static void nextFrame(Runnable task) {
    nextFrame(call(task));
  }

  @JSBody(params = "call", script = "requestAnimationFrame(function() { call(); });")
  private static native void nextFrame(Call call);

  /** Milliseconds, with fractions. */
  @JSBody(script = "return performance.now();")
  public static native double now();

  /** Listening that can be ended. */
  public interface Ended extends JSObject {
    /** Listens no more. */
    @JSMethod("abort")
    void end();
  }

  /** Calls at each event of a kind until the answer is ended. */
  public static Ended listen(HTMLElement element, String kind, Runnable task) {
    return listen(element, kind, call(task));
  }

  @JSBody(
      params = {"element", "kind", "call"},
      script =
          "var ended = new AbortController();"
              + "element.addEventListener(kind, function() { call(); },"
              + " { signal: ended.signal });"
              + "return ended;")
  private static native Ended listen(HTMLElement element, String kind, Call call);

  /** Opens an element that floats above the page. */
  @JSBody(params = "element", script = "element.showPopover();")
  public static native void openPopover(HTMLElement element);

  /** Closes an element that floats above the page; does nothing when it is closed. */
  @JSBody(params = "element", script = "element.hidePopover();")
  public static native void closePopover(HTMLElement element);

  /** Goes to another address of the page, given from its {@code #} on. */
  @JSBody(params = "hash", script = "location.hash = hash;")
  public static native void go(String hash);

  @JSBody(params = "id", script = "return document.getElementById(id);")
  private static native HTMLElement find(String id);
}
