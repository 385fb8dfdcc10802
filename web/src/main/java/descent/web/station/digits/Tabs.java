package descent.web.station.digits;

import descent.web.frame.Stage;
import descent.web.view.Dom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.dom.events.KeyboardEvent;
import org.teavm.jso.dom.html.HTMLElement;

/**
 * The row of tabs above the bench. The HTML holds {@code <button role="tab" data-to="read">} and
 * {@code <section role="tabpanel" id="room-read">}; which tab is open stands in the address.
 */
final class Tabs {
  private final Stage stage;
  private final List<HTMLElement> tabs;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Supplier<Room>> builders = new HashMap<>();
  private final Map<String, Room> rooms = new HashMap<>();
  private String open = "";

  Tabs(Stage stage) {
    this.stage = stage;
    tabs = Dom.all(stage.parts().part("tabs"), "[role=tab]");
    for (HTMLElement tab : tabs) {
      String name = tab.getAttribute("data-to");
      int place = names.size();
      names.add(name);
      Dom.on(tab, "click", () -> open(name));
      Dom.onKey(tab, event -> key(event, place));
    }
  }

  /** Behind the tab of this name is a room that is built when it is first looked at. */
  void add(String name, Supplier<Room> builder) {
    builders.put(name, builder);
  }

  /** Opens the tab that the address names, else the first. */
  void openFromAddress() {
    String wanted = stage.state().get("tab", "");
    open(builders.containsKey(wanted) ? wanted : names.getFirst());
  }

  /** Opens a tab. */
  void open(String name) {
    if (name.equals(open)) {
      return;
    }
    Room before = rooms.get(open);
    open = name;
    if (before != null) {
      before.hidden();
    }
    for (int i = 0; i < tabs.size(); i++) {
      boolean chosen = names.get(i).equals(name);
      tabs.get(i).setAttribute("aria-selected", String.valueOf(chosen));
      tabs.get(i).setAttribute("tabindex", chosen ? "0" : "-1");
      Dom.show("room-" + names.get(i), chosen);
    }
    stage.keep("tab", name.equals(names.getFirst()) ? "" : name);
    Room room = rooms.get(name);
    if (room == null) {
      @Nullable Supplier<Room> builder = builders.get(name);
      if (builder == null) {
        throw new IllegalStateException("There is no room behind the tab " + name);
      }
      room = builder.get();
      rooms.put(name, room);
    }
    room.shown();
  }

  private void key(KeyboardEvent event, int at) {
    int count = tabs.size();
    int to =
        switch (event.getKey()) {
          case "ArrowRight" -> (at + 1) % count;
          case "ArrowLeft" -> (at + count - 1) % count;
          case "Home" -> 0;
          case "End" -> count - 1;
          default -> -1;
        };
    if (to >= 0) {
      event.preventDefault();
      open(names.get(to));
      tabs.get(to).focus();
    }
  }

  void close() {
    rooms.values().forEach(Room::close);
  }
}
