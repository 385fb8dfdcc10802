package descent.web;

import org.teavm.jso.browser.Window;
import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** The page's entry: runs once the browser has instantiated {@code page.wasm}. */
public final class Page {
  private Page() {}

  /** Marks the document as alive. */
  public static void main(String[] arguments) {
    HTMLDocument document = Window.current().getDocument();
    HTMLElement body = document.getBody();
    body.setAttribute("data-ready", "true");
  }
}
