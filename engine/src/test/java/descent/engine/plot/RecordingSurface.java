package descent.engine.plot;

import java.util.ArrayList;
import java.util.List;

/** A surface that only remembers what was drawn on it. */
final class RecordingSurface implements Surface {
  /** A point that was drawn. */
  record Mark(Marker marker, double x, double y, Ink fill) {}

  /** A text that was written. */
  record Text(String text, double x, double y) {}

  /** Lines that were drawn: their colour and how many points they have. */
  record Line(Ink ink, int points, double lastX, double lastY) {}

  final List<Mark> marks = new ArrayList<>();
  final List<Text> texts = new ArrayList<>();
  final List<Line> lines = new ArrayList<>();
  final List<Raster> images = new ArrayList<>();
  private final double width;
  private final double height;
  private int clips;

  RecordingSurface(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /** How many clips are open. */
  int clips() {
    return clips;
  }

  /** All texts, without their places. */
  List<String> words() {
    return texts.stream().map(Text::text).toList();
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return height;
  }

  @Override
  public Palette palette() {
    return Palette.LIGHT;
  }

  @Override
  public void fill(double x, double y, double width, double height, Ink ink) {}

  @Override
  public void frame(double x, double y, double width, double height, Ink ink) {}

  @Override
  public void stroke(Path path, Ink ink, double width, boolean dashed) {
    int last = path.size() - 1;
    lines.add(
        new Line(
            ink, path.size(), last < 0 ? Double.NaN : path.x(last), last < 0 ? 0 : path.y(last)));
  }

  @Override
  public void marker(Marker marker, double x, double y, double radius, Ink fill, Ink edge) {
    marks.add(new Mark(marker, x, y, fill));
  }

  @Override
  public void text(String text, double x, double y, Anchor anchor, double size, Ink ink) {
    texts.add(new Text(text, x, y));
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h, boolean smooth) {
    images.add(raster);
  }

  @Override
  public void clip(double x, double y, double width, double height) {
    clips++;
  }

  @Override
  public void unclip() {
    clips--;
  }
}
