package descent.web.atlas;

import descent.web.view.Dom;
import descent.web.view.Parts;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLSelectElement;

/**
 * Which wiring is a good first choice for which data: the chosen kind of data lights up its row.
 */
final class Chooser {
  private Chooser() {}

  static void attach(Parts parts) {
    HTMLSelectElement kind = (HTMLSelectElement) parts.part("data-kind");
    Dom.on(kind, "change", () -> mark(parts, kind.getValue()));
    mark(parts, kind.getValue());
  }

  private static void mark(Parts parts, String kind) {
    for (HTMLElement row : Dom.all(parts.part("choices"), "tr[data-kind]")) {
      if (kind.equals(row.getAttribute("data-kind"))) {
        row.setAttribute("aria-current", "true");
      } else {
        row.removeAttribute("aria-current");
      }
    }
  }
}
