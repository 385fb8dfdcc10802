package descent.web.atlas;

import descent.web.frame.Prediction;
import descent.web.frame.Progress;
import descent.web.frame.Stage;
import descent.web.frame.Station;
import descent.web.view.Dom;
import descent.web.view.Files;
import descent.web.view.Parts;
import descent.web.view.Plot;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.dom.html.HTMLElement;
import org.teavm.jso.dom.html.HTMLInputElement;

/** The home page. Stations that are not built yet are shown as ahead, and are no links. */
public final class Atlas implements Station {
  private static final int ITEMS = 181;

  private final Stage stage;
  private final Parts parts;
  private final List<Place> places;
  private @Nullable ItemSearch items;
  private boolean open = true;

  /** The Atlas of these stations, in reading order. */
  public Atlas(Stage stage, List<Place> places) {
    this.stage = stage;
    this.places = places;
    parts = stage.parts();
  }

  @Override
  public void open() {
    Plot map = new Plot(parts.canvas("map"), new Landscape(places, walked()));
    stage.whenLeft(() -> {
      open = false;
      map.close();
    });
    for (Place place : places) {
      parts.part("trail").appendChild(marker(place));
      parts.part("cards").appendChild(card(place));
    }
    showTruths();
    showContinue();
    Chooser.attach(parts);
    stage.showItem("S1.05", "");
    stage.showItem("S1.12", "");
    showProgress();
    Files.fetchText("items.json", this::useItems, sentence -> parts.say("found-line", sentence));
    HTMLInputElement search = parts.input("search");
    Dom.on(search, "input", () -> search(search.getValue()));
    if (!stage.state().get("search", "").isEmpty()) {
      search.focus();
    }
  }

  /** Up to which station the learner has gone without a gap. */
  private int walked() {
    int walked = 0;
    for (Place place : places) {
      if (!place.built() || !Progress.isFinished(place.route(), "run")) {
        return walked;
      }
      walked = place.number();
    }
    return walked;
  }

  private static boolean isDone(Place place) {
    return place.built() && Progress.isFinished(place.route(), "check");
  }

  private static HTMLElement linkTo(Place place, String text) {
    HTMLElement link = Dom.create(place.built() ? "a" : "span", "");
    if (place.built()) {
      link.setAttribute("href", "#/" + place.route());
    }
    link.setTextContent(text);
    return link;
  }

  private static HTMLElement marker(Place place) {
    HTMLElement item = Dom.create("li", "");
    double[] at = Landscape.place(place.number());
    item.getStyle().setProperty("left", 100 * at[0] + "%");
    item.getStyle().setProperty("top", 100 * at[1] + "%");
    HTMLElement mark = linkTo(place, String.valueOf(place.number()));
    mark.setAttribute("class", isDone(place) ? "mark done" : place.built() ? "mark" : "mark ahead");
    HTMLElement name = Dom.create("b", "");
    name.setTextContent(place.name());
    if (place.built()) {
      mark.setAttribute(
          "aria-label", place.number() + " " + place.name() + (isDone(place) ? ", done" : ""));
      name.setAttribute("aria-hidden", "true");
    } else {
      HTMLElement ahead = Dom.create("span", "sr");
      ahead.setTextContent(", ahead");
      name.appendChild(ahead);
    }
    item.appendChild(mark);
    item.appendChild(name);
    return item;
  }

  private HTMLElement card(Place place) {
    HTMLElement item = Dom.create("li", place.built() ? "card" : "card ahead");
    HTMLElement picture = Dom.create("span", "thumb");
    HTMLElement canvas = Dom.create("canvas", "");
    picture.appendChild(canvas);
    HTMLElement name = Dom.create("b", "");
    name.appendChild(linkTo(place, place.number() + " \u00b7 " + place.name()));
    HTMLElement line = Dom.create("small", "");
    line.setTextContent(place.built() ? place.line() : place.line() + ". Ahead.");
    item.appendChild(picture);
    item.appendChild(name);
    item.appendChild(line);
    Plot plot = new Plot((HTMLCanvasElement) canvas, Thumbnails.of(place));
    canvas.setAttribute("role", "presentation");
    canvas.removeAttribute("aria-label");
    stage.whenLeft(plot::close);
    return item;
  }

  /** Each of the notebooks' errors leads to the station that finds it out. */
  private void showTruths() {
    List<HTMLElement> markers = Dom.all(parts.part("trail"), "li");
    for (HTMLElement truth : Dom.all(parts.part("truths"), "li")) {
      Place place = places.get(Integer.parseInt(truth.getAttribute("data-station")) - 1);
      markers.get(place.number() - 1).setAttribute("data-truth", "");
      truth.appendChild(text(" "));
      truth.appendChild(
          place.built() ? linkTo(place, place.name()) : text(place.name() + ", ahead"));
    }
    Prediction.ask(stage, "truths", guess -> {});
  }

  /** Back to where the learner stopped, else to the first station that is open. */
  private void showContinue() {
    String last = Progress.last();
    Place first = null;
    for (Place place : places) {
      String route = "#/" + place.route();
      if (place.built() && (last.equals(route) || last.startsWith(route + "?"))) {
        lead("Continue where you stopped", place, last);
        return;
      }
      first = first == null && place.built() ? place : first;
    }
    if (first != null) {
      lead("Begin here", first, "#/" + first.route());
    }
  }

  private void lead(String why, Place place, String address) {
    parts.part("continue").setAttribute("href", address);
    parts.say("continue-why", why);
    parts.say("continue-name", place.name());
  }

  private void showProgress() {
    int seen = Progress.seen();
    parts.say("seen", seen + " of " + ITEMS + " seen");
    parts.part("seen-fill").getStyle().setProperty("width", 100.0 * seen / ITEMS + "%");
    parts.part("seen-bar").setAttribute("aria-valuenow", String.valueOf(seen));
  }

  /** Around each open station, how much of it has been seen. */
  private void showRings(List<ItemSearch.Item> all) {
    List<HTMLElement> marks = Dom.all(parts.part("trail"), ".mark");
    List<HTMLElement> lines = Dom.all(parts.part("cards"), "small");
    for (Place place : places) {
      int count = 0;
      int seen = 0;
      for (ItemSearch.Item item : all) {
        if (item.station() == place.number()) {
          count++;
          seen += Progress.isSeen(item.id()) ? 1 : 0;
        }
      }
      if (place.built()) {
        marks.get(place.number() - 1).getStyle().setProperty("--seen", 100.0 * seen / count + "%");
        lines
            .get(place.number() - 1)
            .setTextContent(place.line() + ". " + seen + " of " + count + " items seen.");
      }
    }
  }

  // -- search

  private void useItems(String json) {
    if (open) {
      items = new ItemSearch(json);
      showRings(items.all());
      search(parts.input("search").getValue());
    }
  }

  private void search(String query) {
    HTMLElement list = parts.part("found");
    list.setInnerHTML("");
    boolean asked = !query.trim().isEmpty();
    parts.show("found-box", asked);
    if (!asked || items == null) {
      return;
    }
    List<ItemSearch.Item> found = items.find(query);
    parts.say(
        "found-line",
        found.isEmpty()
            ? "Nothing like it."
            : items.isExact(query)
                ? found.size() + " found" + (found.size() == 8 ? ", perhaps more" : "")
                : "Nothing has all of it. Nearest:");
    for (ItemSearch.Item item : found) {
      list.appendChild(result(item));
    }
  }

  private HTMLElement result(ItemSearch.Item item) {
    HTMLElement line = Dom.create("li", "");
    HTMLElement id = Dom.create("small", "");
    id.setTextContent(item.id() + (Progress.isSeen(item.id()) ? " \u2713" : ""));
    line.appendChild(id);
    if (item.station() == 0) {
      line.appendChild(text(item.title() + " (on this page)"));
      return line;
    }
    Place place = places.get(item.station() - 1);
    line.appendChild(linkTo(place, item.title()));
    line.appendChild(text(place.name() + (place.built() ? "" : ", ahead")));
    return line;
  }

  private static HTMLElement text(String text) {
    HTMLElement element = Dom.create("small", "");
    element.setTextContent(text);
    return element;
  }
}
