package descent.engine.plot;

import java.util.Base64;

/** Writes what is drawn as the text of an SVG file, the same text on every machine. */
public final class SvgSurface implements Surface {
  private final double width;
  private final double height;
  private final Palette palette;
  private final StringBuilder text = new StringBuilder();
  private int clips;

  private SvgSurface(double width, double height, Palette palette) {
    this.width = width;
    this.height = height;
    this.palette = palette;
  }

  /** A figure as an SVG file of this size in CSS pixels. */
  public static String draw(Figure figure, double width, double height, Palette palette) {
    SvgSurface surface = new SvgSurface(width, height, palette);
    surface.open(figure.describe());
    figure.draw(surface);
    return surface.text.append("</svg>\n").toString();
  }

  private void open(String description) {
    String w = number(width);
    String h = number(height);
    text.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(w);
    text.append("\" height=\"").append(h).append("\" viewBox=\"0 0 ").append(w).append(' ');
    text.append(h).append("\" font-family=\"sans-serif\" role=\"img\">\n<title>");
    text.append(escape(description)).append("</title>\n");
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
    return palette;
  }

  @Override
  public void fill(double x, double y, double w, double h, Ink ink) {
    rectangle(x, y, w, h).append(" fill=\"").append(color(ink)).append("\"/>\n");
  }

  @Override
  public void frame(double x, double y, double w, double h, Ink ink) {
    rectangle(x + 0.5, y + 0.5, w - 1, h - 1);
    text.append(" fill=\"none\" stroke=\"").append(color(ink)).append("\"/>\n");
  }

  private StringBuilder rectangle(double x, double y, double w, double h) {
    text.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h));
    return text.append('"');
  }

  @Override
  public void stroke(Path path, Ink ink, double lineWidth, boolean dashed) {
    text.append("<path d=\"");
    for (int i = 0; i < path.size(); i++) {
      text.append(path.startsAt(i) ? 'M' : 'L');
      text.append(number(path.x(i))).append(' ').append(number(path.y(i)));
    }
    text.append("\" fill=\"none\" stroke=\"").append(color(ink));
    text.append("\" stroke-width=\"").append(number(lineWidth));
    text.append("\" stroke-linejoin=\"round\"");
    text.append(dashed ? " stroke-dasharray=\"5 4\"/>\n" : " stroke-linecap=\"round\"/>\n");
  }

  @Override
  public void marker(Marker marker, double x, double y, double radius, Ink fill, Ink edge) {
    switch (marker) {
      case CIRCLE -> {
        text.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
        text.append("\" r=\"").append(number(radius)).append('"');
      }
      case TRIANGLE -> {
        text.append("<path d=\"M").append(number(x)).append(' ').append(number(y - 1.35 * radius));
        text.append('L').append(number(x + 1.25 * radius)).append(' ');
        text.append(number(y + 0.9 * radius)).append('L').append(number(x - 1.25 * radius));
        text.append(' ').append(number(y + 0.9 * radius)).append("Z\"");
      }
    }
    text.append(" fill=\"").append(color(fill)).append("\" stroke=\"").append(color(edge));
    text.append("\" stroke-width=\".9\"/>\n");
  }

  @Override
  public void text(String words, double x, double y, Anchor anchor, double size, Ink ink) {
    if (words.isEmpty()) {
      return;
    }
    text.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" font-size=\"").append(number(size)).append("\" text-anchor=\"");
    text.append(
        switch (anchor) {
          case START -> "start";
          case MIDDLE -> "middle";
          case END -> "end";
        });
    text.append("\" fill=\"").append(color(ink)).append("\">");
    text.append(escape(words)).append("</text>\n");
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h, boolean smooth) {
    text.append("<image x=\"").append(number(x)).append("\" y=\"").append(number(y));
    text.append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h));
    text.append("\" preserveAspectRatio=\"none\"");
    text.append(smooth ? "" : " image-rendering=\"pixelated\"");
    text.append(" href=\"data:image/png;base64,");
    text.append(Base64.getEncoder().encodeToString(Png.encode(raster))).append("\"/>\n");
  }

  @Override
  public void clip(double x, double y, double w, double h) {
    clips++;
    text.append("<clipPath id=\"c").append(clips).append("\">");
    rectangle(x, y, w, h).append("/></clipPath>\n<g clip-path=\"url(#c").append(clips);
    text.append(")\">\n");
  }

  @Override
  public void unclip() {
    text.append("</g>\n");
  }

  private String color(Ink ink) {
    String digits = Integer.toHexString(palette.color(ink));
    return "#" + "000000".substring(digits.length()) + digits;
  }

  /** At most two digits behind the point. */
  private static String number(double value) {
    String written = Ticks.write(value, 2);
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c != ',') {
        plain.append(c == '\u2212' ? '-' : c);
      }
    }
    return plain.toString();
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
