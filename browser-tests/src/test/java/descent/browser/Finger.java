package descent.browser;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import descent.engine.data.Point;
import descent.engine.data.Stroke;
import java.util.List;

/** Draws strokes of the unit square on the page's pad by touch. */
final class Finger {
  private Finger() {}

  static void draw(Page page, List<Stroke> strokes) {
    CDPSession browser = page.context().newCDPSession(page);
    BoundingBox box = page.locator("#pad").boundingBox();
    for (Stroke stroke : strokes) {
      touch(browser, "touchStart", box, stroke.points().getFirst());
      stroke.points().forEach(point -> touch(browser, "touchMove", box, point));
      send(browser, "touchEnd", new JsonArray());
    }
    browser.detach();
  }

  private static void touch(CDPSession browser, String type, BoundingBox box, Point at) {
    JsonObject finger = new JsonObject();
    finger.addProperty("x", box.x + at.x() * box.width);
    finger.addProperty("y", box.y + at.y() * box.height);
    JsonArray fingers = new JsonArray();
    fingers.add(finger);
    send(browser, type, fingers);
  }

  private static void send(CDPSession browser, String type, JsonArray fingers) {
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", fingers);
    browser.send("Input.dispatchTouchEvent", event);
  }
}
