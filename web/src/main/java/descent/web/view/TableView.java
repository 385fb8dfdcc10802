package descent.web.view;

import org.teavm.jso.dom.html.HTMLDocument;
import org.teavm.jso.dom.html.HTMLElement;

/** A plot's numbers as a real table, shown when a button asks for it. */
public final class TableView {
  private TableView() {}

  /** Lets a button show and hide a plot's table in the element of another id. */
  public static void attach(String button, String holder, Plot plot) {
    HTMLElement toggle = Dom.byId(button);
    toggle.setAttribute("aria-expanded", "false");
    toggle.setAttribute("aria-controls", holder);
    Dom.onClick(
        button,
        () -> {
          HTMLElement element = Dom.byId(holder);
          boolean open = element.isHidden();
          element.setInnerHTML("");
          if (open) {
            element.appendChild(build(plot.table()));
          }
          element.setHidden(!open);
          toggle.setAttribute("aria-expanded", String.valueOf(open));
          toggle.setTextContent(open ? "Hide table" : "Show as table");
        });
  }

  private static HTMLElement build(String[][] rows) {
    HTMLDocument document = HTMLDocument.current();
    HTMLElement table = document.createElement("table");
    for (int i = 0; i < rows.length; i++) {
      HTMLElement line = document.createElement("tr");
      for (String cell : rows[i]) {
        HTMLElement element = document.createElement(i == 0 ? "th" : "td");
        if (i == 0) {
          element.setAttribute("scope", "col");
        }
        element.setTextContent(cell);
        line.appendChild(element);
      }
      table.appendChild(line);
    }
    return table;
  }
}
