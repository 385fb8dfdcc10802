package descent.web;

import descent.web.atlas.Place;
import descent.web.view.Dom;
import descent.web.view.Shortcuts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLElement;

/** Where the learner is, and the ways to the stations before and after. */
final class TopBar {
  private @Nullable Place previous;
  private @Nullable Place next;

  /** Lets single keys lead from station to station, to the search and to the list of keys. */
  void listen() {
    Shortcuts.listen(this::pressed);
  }

  private boolean pressed(String key) {
    switch (key) {
      case "[" -> go(previous);
      case "]" -> go(next);
      case "/" -> search();
      case "?" -> Dom.openPopover(Dom.byId("help"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void go(@Nullable Place place) {
    if (place != null) {
      goTo("#/" + place.route());
    }
  }

  /** Shows that the learner is at the station of this name, or at none. */
  void show(String route) {
    List<Place> places = Stations.places();
    Place here = null;
    previous = null;
    next = null;
    for (Place place : places) {
      if (place.route().equals(route)) {
        here = place;
      } else if (place.built() && here == null) {
        previous = place;
      } else if (place.built() && next == null) {
        next = place;
      }
    }
    Dom.show("where", here != null);
    if (here != null) {
      Dom.say("here", here.number() + " \u00b7 " + here.name());
      lead("previous", previous);
      lead("next", next);
    }
  }

  private static void lead(String id, @Nullable Place place) {
    HTMLElement link = Dom.byId(id);
    link.setHidden(place == null);
    if (place != null) {
      link.setAttribute("href", "#/" + place.route());
      String way = id.equals("previous") ? "Previous station: " : "Next station: ";
      link.setAttribute("aria-label", way + place.name());
    }
  }

  @JSBody(
      script =
          "var field = document.querySelector('[data-part=search]');"
              + "if (field) field.focus(); else location.hash = '#/?v=1&search=1';")
  private static native void search();

  @JSBody(params = "hash", script = "location.hash = hash;")
  private static native void goTo(String hash);
}
