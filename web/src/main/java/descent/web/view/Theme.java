package descent.web.view;

import descent.engine.plot.Palette;
import org.teavm.jso.JSBody;

/** Light or dark: as the system says, unless the learner chose. */
public final class Theme {
  // One each, since figures paint anew when the palette is another.
  private static final Palette LIGHT_HATCHED = Palette.LIGHT.withHatching();
  private static final Palette DARK_HATCHED = Palette.DARK.withHatching();

  private Theme() {}

  /** The colours for canvases. */
  public static Palette palette() {
    if (isForced()) {
      return isDark() ? DARK_HATCHED : LIGHT_HATCHED;
    }
    return isDark() ? Palette.DARK : Palette.LIGHT;
  }

  /** Chooses the other one, and remembers it. */
  public static void toggle() {
    choose(isDark() ? "light" : "dark");
  }

  @JSBody(
      script =
          "var chosen = document.documentElement.dataset.theme;"
              + "return chosen ? chosen === 'dark'"
              + " : matchMedia('(prefers-color-scheme: dark)').matches;")
  private static native boolean isDark();

  /** Whether the learner's system forces its own few colours. */
  @JSBody(script = "return matchMedia('(forced-colors: active)').matches;")
  private static native boolean isForced();

  @JSBody(
      params = "theme",
      script =
          "document.documentElement.dataset.theme = theme;"
              + "try { localStorage.setItem('descent-theme', theme); } catch (e) {}"
              + "dispatchEvent(new Event('descent-theme'));")
  private static native void choose(String theme);
}
