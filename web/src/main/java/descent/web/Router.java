package descent.web;

import descent.web.station.DigitStation;
import descent.web.station.SpiralsStation;
import descent.web.station.Station;
import descent.web.view.Dom;
import descent.web.view.Files;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.dom.html.HTMLElement;

/** Shows the station that the address names: {@code #/spirals}, or home. */
final class Router {
  @JSFunctor
  private interface Task extends JSObject {
    void run();
  }

  private @Nullable Station station;
  private int visit;

  void start() {
    onHashChange(this::show);
    show();
  }

  private void show() {
    String route = route();
    int current = ++visit;
    Files.fetchText(
        "stations/" + route + ".html",
        html -> {
          if (current == visit) {
            open(route, html);
          }
        },
        sentence -> {
          if (current == visit) {
            open(
                "home",
                "<section class=\"home\"><h1>Not found</h1><p>" + sentence + "</p></section>");
          }
        });
  }

  /** The station's name; what is no name of ours is home. */
  private static String route() {
    return switch (hash()) {
      case "#/spirals" -> "spirals";
      case "#/draw-a-digit" -> "digit";
      default -> "home";
    };
  }

  private void open(String route, String html) {
    boolean firstVisit = station == null && visit == 1;
    if (station != null) {
      station.close();
      station = null;
    }
    HTMLElement main = Dom.byId("main");
    main.setInnerHTML(html);
    main.setAttribute("data-route", route);
    HTMLElement title = main.querySelector("h1");
    setTitle(title == null || route.equals("home") ? "" : title.getTextContent());
    scrollUp();
    station = create(route);
    if (station != null) {
      station.open();
    }
    if (!firstVisit && title != null) {
      title.setAttribute("tabindex", "-1");
      title.focus();
    }
    main.setAttribute("data-ready", route);
  }

  private static @Nullable Station create(String route) {
    return switch (route) {
      case "spirals" -> new SpiralsStation();
      case "digit" -> new DigitStation();
      default -> null;
    };
  }

  private static void setTitle(String station) {
    setDocumentTitle(station.isEmpty() ? "Descent" : station + " \u00b7 Descent");
  }

  @JSBody(params = "title", script = "document.title = title;")
  private static native void setDocumentTitle(String title);

  @JSBody(script = "scrollTo(0, 0);")
  private static native void scrollUp();

  @JSBody(script = "return location.hash.split('?')[0];")
  private static native String hash();

  @JSBody(params = "task", script = "addEventListener('hashchange', function() { task(); });")
  private static native void onHashChange(Task task);
}
