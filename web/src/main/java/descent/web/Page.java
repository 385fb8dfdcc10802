package descent.web;

import descent.web.view.Dom;
import descent.web.view.Theme;

/** The page's entry: runs once the browser has instantiated {@code page.wasm}. */
public final class Page {
  private Page() {}

  /** Brings the frame to life and shows the station that the address names. */
  public static void main(String[] arguments) {
    Dom.onClick("theme", Theme::toggle);
    new Router().start();
  }
}
