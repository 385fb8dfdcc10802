package descent.web.station.power;

import descent.engine.plot.Pointed;
import descent.engine.plot.Surface;

/** A picture of what a model answers everywhere, read at the crosshair that all panels share. */
abstract class View implements Pointed {
  private final Pointed figure;
  private final Crosshair crosshair;

  View(Pointed figure, Crosshair crosshair) {
    this.figure = figure;
    this.crosshair = crosshair;
  }

  /** Computes what a model answers; calls each time that there is more to see. */
  abstract void show(Net net, Runnable changed);

  /** Puts the crosshair into the figure. */
  abstract void cross(double x, double y);

  /** The place under a point of a surface of this size, x then y. */
  abstract double[] placeAt(double surfaceX, double surfaceY, double width, double height);

  /** How far one arrow key goes. */
  abstract double cell();

  /** Takes over where the crosshair is now. */
  void follow() {
    cross(crosshair.x(), crosshair.y());
  }

  @Override
  public void point(double x, double y, double width, double height) {
    double[] place = placeAt(x, y, width, height);
    crosshair.moveTo(place[0], place[1]);
  }

  @Override
  public void move(int right, int down) {
    crosshair.moveBy(right * cell(), -down * cell());
  }

  @Override
  public void leave() {
    crosshair.leave();
  }

  /** Any place can be picked. */
  @Override
  public int place() {
    return 0;
  }

  @Override
  public String reading() {
    return figure.reading();
  }

  @Override
  public double[] readingPoint(double width, double height) {
    return figure.readingPoint(width, height);
  }

  @Override
  public void draw(Surface surface) {
    figure.draw(surface);
  }

  @Override
  public String describe() {
    return figure.describe();
  }

  @Override
  public String[][] table() {
    return figure.table();
  }
}
