package descent.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import descent.engine.data.Point;
import descent.engine.data.Stroke;
import java.util.List;

/** Draws strokes of the unit square on the page's pad, as a hand would. */
final class Pen {
  /** The arrow keys move by one of 28 pixels, with Shift by a quarter of it. */
  private static final int STEPS = 4 * 28;

  /** By keys only places at least so far apart are visited: a pixel. */
  private static final int APART = 4;

  private final Page page;
  private int x = STEPS / 2;
  private int y = STEPS / 2;

  Pen(Page page) {
    this.page = page;
  }

  /** With the mouse. */
  void byPointer(List<Stroke> strokes) {
    BoundingBox box = pad().boundingBox();
    for (Stroke stroke : strokes) {
      List<Point> points = stroke.points();
      move(box, points.getFirst());
      page.mouse().down();
      points.forEach(point -> move(box, point));
      page.mouse().up();
    }
  }

  /** Presses the mouse's pen down and draws a small corner, clear of everything else. */
  void dot(double atX, double atY) {
    BoundingBox box = pad().boundingBox();
    move(box, new Point(atX, atY));
    page.mouse().down();
    move(box, new Point(atX + 0.08, atY));
    move(box, new Point(atX + 0.08, atY + 0.08));
    page.mouse().up();
  }

  private void move(BoundingBox box, Point to) {
    page.mouse().move(box.x + to.x() * box.width, box.y + to.y() * box.height);
  }

  /** With the arrow keys and Space. The pen stands in the middle when the page is new. */
  void byKeyboard(List<Stroke> strokes) {
    pad().focus();
    for (Stroke stroke : strokes) {
      walk(stroke.points().getFirst());
      page.keyboard().press("Space");
      for (Point point : stroke.points()) {
        if (distance(point) >= APART || point.equals(stroke.points().getLast())) {
          walk(point);
        }
      }
      page.keyboard().press("Space");
    }
  }

  /** Goes there by whole pixels first and then by quarters, x and y in turn. */
  private void walk(Point to) {
    int toX = step(to.x());
    int toY = step(to.y());
    while (x != toX || y != toY) {
      x += press(toX - x, "ArrowLeft", "ArrowRight");
      y += press(toY - y, "ArrowUp", "ArrowDown");
    }
  }

  private static int step(double place) {
    return (int) Math.round(place * STEPS);
  }

  private int distance(Point to) {
    return Math.max(Math.abs(step(to.x()) - x), Math.abs(step(to.y()) - y));
  }

  private int press(int distance, String back, String forth) {
    if (distance == 0) {
      return 0;
    }
    int step = Math.abs(distance) >= 4 ? 4 : 1;
    page.keyboard().press((step == 1 ? "Shift+" : "") + (distance < 0 ? back : forth));
    return distance < 0 ? -step : step;
  }

  private Locator pad() {
    return page.locator("#pad");
  }
}
