package descent.web;

import descent.web.simd.SimdBackend;
import descent.web.view.Dom;
import descent.web.view.Theme;
import org.teavm.jso.JSExport;

/** The page's entry: runs once the browser has instantiated {@code page.wasm}. */
public final class Page {
  private Page() {}

  /** Brings the frame to life and shows the station that the address names. */
  public static void main(String[] arguments) {
    Dom.onClick("theme", Theme::toggle);
    new Router().start();
  }

  /** How many numbers the networks of this page hold in memory, for whoever looks for leaks. */
  @JSExport
  public static double reservedElements() {
    return SimdBackend.ofThisPage().reserved();
  }
}
