package descent.web.frame;

import descent.engine.plot.Ticks;
import descent.web.view.Dom;
import descent.web.view.Parts;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Explains a number over the words, while the bench stays in view. Escape closes it and gives the
 * focus back to where it came from.
 */
public final class Drawer {
  private static final int DIGITS = 4;

  private final Stage stage;
  private final Parts parts;
  private @Nullable HTMLElement source;
  private int shown;

  /** A drawer that is still closed; one is enough for a station. */
  public Drawer(Stage stage) {
    this.stage = stage;
    HTMLElement place = Dom.create("aside", "drawer");
    place.setAttribute("aria-labelledby", "drawer-title");
    place.setAttribute("tabindex", "-1");
    place.setHidden(true);
    Dom.byId("main").appendChild(place);
    parts = Parts.fill(place, "drawer", "drawer-");
    parts.onClick("close", this::close);
    Dom.onKey(
        place,
        event -> {
          if (event.getKey().equals("Escape")) {
            close();
          }
        });
  }

  /** Explains something; what was pressed for it gets the focus back later. */
  public void show(Explanation explanation) {
    show(explanation, shown);
  }

  /** The same with one of its pages open. */
  public void show(Explanation explanation, int page) {
    if (parts.root().isHidden()) {
      source = focused();
    }
    parts.say("title", explanation.title());
    shown = Math.min(page, explanation.pages().size() - 1);
    HTMLElement tabs = parts.part("tabs");
    tabs.setInnerHTML("");
    for (int i = 0; i < explanation.pages().size(); i++) {
      tabs.appendChild(tab(explanation, i));
    }
    tabs.setHidden(explanation.pages().size() < 2);
    fill(explanation.pages().get(shown));
    boolean wasClosed = parts.root().isHidden();
    parts.root().setHidden(false);
    if (wasClosed) {
      parts.root().focus();
    }
    Steps.finish(stage, "explain");
  }

  private HTMLElement tab(Explanation explanation, int page) {
    HTMLElement tab = Dom.create("button", "btn small");
    tab.setAttribute("type", "button");
    tab.setAttribute("aria-pressed", String.valueOf(page == shown));
    tab.setTextContent(explanation.pages().get(page).name());
    Dom.on(
        tab,
        "click",
        () -> {
          shown = page;
          List<HTMLElement> tabs = Dom.all(parts.part("tabs"), "button");
          for (int i = 0; i < tabs.size(); i++) {
            tabs.get(i).setAttribute("aria-pressed", String.valueOf(i == page));
          }
          fill(explanation.pages().get(page));
        });
    return tab;
  }

  private void fill(Explanation.Page page) {
    parts.part("intro").setInnerHTML(page.intro());
    parts.part("consequence").setInnerHTML(page.consequence());
    HTMLElement table = parts.part("terms");
    table.setInnerHTML("");
    HTMLElement head = Dom.create("tr", "");
    for (String column : page.columns()) {
      head.appendChild(cell("th", column));
    }
    table.appendChild(head);
    for (Explanation.Term term : page.terms()) {
      HTMLElement row = row(term.label(), term.factors(), term.value());
      row.setAttribute("data-term", String.valueOf(term.value()));
      table.appendChild(row);
      Runnable opens = term.opens();
      if (opens != null) {
        offer(row, opens);
      }
    }
    List<String> gaps = Collections.nCopies(Math.max(0, page.columns().size() - 2), "");
    HTMLElement sum = row(page.sumName(), gaps, page.sum());
    sum.setAttribute("data-sum", String.valueOf(page.sum()));
    table.appendChild(sum);
  }

  /** Makes a button of a row's label. */
  private void offer(HTMLElement row, Runnable opens) {
    HTMLElement label = row.querySelector("th");
    HTMLElement button = Dom.create("button", "more");
    button.setAttribute("type", "button");
    button.setTextContent(label.getTextContent());
    label.setTextContent("");
    label.appendChild(button);
    Dom.on(
        button,
        "click",
        () -> {
          opens.run();
          parts.root().focus();
        });
  }

  private static HTMLElement row(String label, List<String> factors, double value) {
    HTMLElement row = Dom.create("tr", "");
    HTMLElement name = cell("th", label);
    name.setAttribute("scope", "row");
    row.appendChild(name);
    for (String factor : factors) {
      row.appendChild(cell("td", factor));
    }
    row.appendChild(cell("td", Ticks.significantTrimmed(value, DIGITS)));
    return row;
  }

  private static HTMLElement cell(String tag, String text) {
    HTMLElement cell = Dom.create(tag, "");
    cell.setTextContent(text);
    return cell;
  }

  /** Whether it is open. */
  public boolean isOpen() {
    return !parts.root().isHidden();
  }

  /** Closes it; the focus goes back to where it came from. */
  public void close() {
    parts.root().setHidden(true);
    if (source != null) {
      source.focus();
      source = null;
    }
  }

  @JSBody(script = "return document.activeElement;")
  private static native @Nullable HTMLElement focused();
}
