package descent.web.view;

import java.util.function.Supplier;
import org.teavm.jso.dom.html.HTMLElement;

/** Numbers as a real table, shown when a button asks for it. */
public final class TableView {
  private TableView() {}

  /**
   * Lets a button show and hide a table in a holder.
   *
   * @param rows the rows, the first of which has the names of the columns
   */
  public static void attach(HTMLElement button, HTMLElement holder, Supplier<String[][]> rows) {
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", holder.getId());
    Dom.on(
        button,
        "click",
        () -> {
          boolean open = holder.isHidden();
          holder.setInnerHTML("");
          if (open) {
            holder.appendChild(build(rows.get()));
          }
          holder.setHidden(!open);
          button.setAttribute("aria-expanded", String.valueOf(open));
          button.setTextContent(open ? "Hide table" : "Show as table");
        });
  }

  /** A table of these rows, the first of which has the names of the columns. */
  public static HTMLElement build(String[][] rows) {
    HTMLElement table = Dom.create("table", "");
    for (int i = 0; i < rows.length; i++) {
      HTMLElement line = Dom.create("tr", "");
      for (String cell : rows[i]) {
        HTMLElement element = Dom.create(i == 0 ? "th" : "td", "");
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
