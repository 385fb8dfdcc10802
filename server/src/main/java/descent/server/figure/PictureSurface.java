package descent.server.figure;

import descent.engine.plot.Figure;
import descent.engine.plot.Ink;
import descent.engine.plot.Palette;
import descent.engine.plot.Path;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;

/** Draws figures with Java 2D, which needs no screen. */
public final class PictureSurface implements Surface {
  private final double width;
  private final double height;
  private final Palette palette;
  private final Graphics2D graphics;
  private final Deque<Rectangle2D> clips = new ArrayDeque<>();

  private PictureSurface(double width, double height, Palette palette, Graphics2D graphics) {
    this.width = width;
    this.height = height;
    this.palette = palette;
    this.graphics = graphics;
  }

  /**
   * A figure as a PNG file.
   *
   * @param width in CSS pixels, as {@code height}
   * @param ratio picture pixels for each of them, such as 2 for print
   */
  public static byte[] png(Figure figure, int width, int height, double ratio, Palette palette) {
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(width * ratio),
            (int) Math.round(height * ratio),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(ratio, ratio);
    figure.draw(new PictureSurface(width, height, palette, graphics));
    graphics.dispose();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file.toByteArray();
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

  private void use(Ink ink) {
    graphics.setColor(new Color(palette.color(ink)));
  }

  @Override
  public void fill(double x, double y, double w, double h, Ink ink) {
    use(ink);
    graphics.fill(new Rectangle2D.Double(x, y, w, h));
  }

  @Override
  public void frame(double x, double y, double w, double h, Ink ink) {
    use(ink);
    graphics.setStroke(new BasicStroke(1));
    graphics.draw(new Rectangle2D.Double(x + 0.5, y + 0.5, w - 1, h - 1));
  }

  @Override
  public void stroke(Path path, Ink ink, double lineWidth, boolean dashed) {
    Path2D line = new Path2D.Double();
    for (int i = 0; i < path.size(); i++) {
      if (path.startsAt(i)) {
        line.moveTo(path.x(i), path.y(i));
      } else {
        line.lineTo(path.x(i), path.y(i));
      }
    }
    use(ink);
    float[] dash = dashed ? new float[] {5, 4} : null;
    int cap = dashed ? BasicStroke.CAP_BUTT : BasicStroke.CAP_ROUND;
    graphics.setStroke(
        new BasicStroke((float) lineWidth, cap, BasicStroke.JOIN_ROUND, 10, dash, 0));
    graphics.draw(line);
  }

  @Override
  public void marker(Marker marker, double x, double y, double radius, Ink fill, Ink edge) {
    Shape shape =
        switch (marker) {
          case CIRCLE -> new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
          case TRIANGLE -> triangle(x, y, radius);
        };
    use(fill);
    graphics.fill(shape);
    use(edge);
    graphics.setStroke(new BasicStroke(0.9f));
    graphics.draw(shape);
  }

  private static Shape triangle(double x, double y, double radius) {
    Path2D triangle = new Path2D.Double();
    triangle.moveTo(x, y - 1.35 * radius);
    triangle.lineTo(x + 1.25 * radius, y + 0.9 * radius);
    triangle.lineTo(x - 1.25 * radius, y + 0.9 * radius);
    triangle.closePath();
    return triangle;
  }

  @Override
  public void text(String text, double x, double y, Anchor anchor, double size, Ink ink) {
    use(ink);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) size));
    double wide = graphics.getFontMetrics().stringWidth(text);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - wide / 2;
          case END -> x - wide;
        };
    graphics.drawString(text, (float) left, (float) y);
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h, boolean smooth) {
    BufferedImage small =
        new BufferedImage(raster.width(), raster.height(), BufferedImage.TYPE_INT_BGR);
    small.setRGB(
        0, 0, raster.width(), raster.height(), swapped(raster.pixels()), 0, raster.width());
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION,
        smooth
            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.drawImage(
        small, new AffineTransform(w / raster.width(), 0, 0, h / raster.height(), x, y), null);
  }

  /** From 0xAABBGGRR, as a canvas has them, to 0xAARRGGBB. */
  private static int[] swapped(int[] pixels) {
    int[] swapped = new int[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      swapped[i] = (pixel & 0xff00ff00) | (pixel & 0xff) << 16 | (pixel >> 16 & 0xff);
    }
    return swapped;
  }

  @Override
  public void clip(double x, double y, double w, double h) {
    Shape before = graphics.getClip();
    clips.push(before == null ? new Rectangle2D.Double(0, 0, width, height) : before.getBounds2D());
    graphics.clip(new Rectangle2D.Double(x, y, w, h));
  }

  @Override
  public void unclip() {
    graphics.setClip(clips.pop());
  }
}
