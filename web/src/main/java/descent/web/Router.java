package descent.web;

import descent.web.atlas.Atlas;
import descent.web.frame.Progress;
import descent.web.frame.Stage;
import descent.web.frame.State;
import descent.web.frame.Station;
import descent.web.frame.Steps;
import descent.web.view.Dom;
import descent.web.view.Files;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * Shows the station that the address names, {@code #/power?v=1&seed=43}, or home. A station's HTML
 * is fetched, and its Java begins, when it is visited.
 */
final class Router {
  @JSFunctor
  private interface Task extends JSObject {
    void run();
  }

  private @Nullable Stage stage;
  private @Nullable Station station;
  private int visit;
  private final TopBar topBar = new TopBar();

  void start() {
    topBar.listen();
    onHashChange(this::show);
    show();
  }

  private void show() {
    State state = State.parse(hash());
    Function<Stage, Station> builder = Stations.named(state.route());
    String page = builder == null ? "home" : state.route();
    int current = ++visit;
    Files.fetchText(
        "stations/" + page + ".html",
        html -> {
          if (current == visit) {
            open(page, html, state, builder);
          }
        },
        sentence -> {
          if (current == visit) {
            open(
                "home",
                "<section class=\"home\"><h1>Not found</h1><p>" + sentence + "</p></section>",
                state,
                null);
          }
        });
  }

  private void open(
      String page, String html, State state, @Nullable Function<Stage, Station> builder) {
    boolean firstVisit = stage == null;
    leave();
    HTMLElement main = Dom.byId("main");
    main.setInnerHTML(html);
    main.setAttribute("data-route", page);
    HTMLElement title = main.querySelector("h1");
    setTitle(title == null || page.equals("home") ? "" : title.getTextContent());
    topBar.show(page);
    scrollUp();
    Stage opened = new Stage(main, state);
    stage = opened;
    if (builder != null) {
      Progress.visit(state.hash());
      station = builder.apply(opened);
    } else if (main.querySelector("[data-part=trail]") != null) {
      station = new Atlas(opened, Stations.places());
    }
    if (station != null) {
      station.open();
      Steps.build(opened, main);
    }
    boolean searching = !state.get("search", "").isEmpty();
    if (!firstVisit && title != null && !searching) {
      title.setAttribute("tabindex", "-1");
      title.focus();
    }
    main.setAttribute("data-ready", page);
  }

  private void leave() {
    if (station != null) {
      station.close();
      station = null;
    }
    if (stage != null) {
      stage.leave();
    }
  }

  private static void setTitle(String station) {
    setDocumentTitle(station.isEmpty() ? "Descent" : station + " \u00b7 Descent");
  }

  @JSBody(params = "title", script = "document.title = title;")
  private static native void setDocumentTitle(String title);

  @JSBody(script = "scrollTo(0, 0);")
  private static native void scrollUp();

  @JSBody(script = "return location.hash;")
  private static native String hash();

  @JSBody(params = "task", script = "addEventListener('hashchange', function() { task(); });")
  private static native void onHashChange(Task task);
}
