package descent.web.view;

import descent.engine.plot.Ink;
import descent.engine.plot.Palette;
import descent.engine.plot.Path;
import descent.engine.plot.Raster;
import descent.engine.plot.Surface;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.canvas.CanvasRenderingContext2D;
import org.teavm.jso.core.JSString;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int32Array;

/** Draws on a canvas, sharp at any pixel ratio. */
final class CanvasSurface implements Surface {
  private final HTMLCanvasElement canvas;
  private CanvasRenderingContext2D context;

  /**
   * Colours and font as the browser's own strings: one that crosses over costs more than a line.
   */
  private final JSString[] styles = new JSString[Ink.values().length];

  private final String family;
  private double fontSize;
  private JSString font = JSString.valueOf("");
  private Palette palette = Palette.LIGHT;
  private double width;
  private double height;
  private @Nullable HTMLCanvasElement picture;
  private final Map<Object, Kept> kept = new HashMap<>();

  /** A picture of what does not change, and for which size and theme it is right. */
  private record Kept(HTMLCanvasElement canvas, int pixelsX, int pixelsY, Palette palette) {}

  CanvasSurface(HTMLCanvasElement canvas) {
    this.canvas = canvas;
    context = (CanvasRenderingContext2D) canvas.getContext("2d");
    family = sans();
    take(palette);
  }

  /** Takes the canvas's size on the page and the theme; everything must be drawn anew. */
  void begin(Palette theme, double ratio) {
    width = canvas.getClientWidth();
    height = canvas.getClientHeight();
    int pixelsX = (int) Math.round(width * ratio);
    int pixelsY = (int) Math.round(height * ratio);
    if (canvas.getWidth() != pixelsX || canvas.getHeight() != pixelsY) {
      canvas.setWidth(pixelsX);
      canvas.setHeight(pixelsY);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (palette != theme) {
      take(theme);
    }
  }

  private void take(Palette theme) {
    palette = theme;
    for (Ink ink : Ink.values()) {
      styles[ink.ordinal()] = JSString.valueOf(hex(theme.color(ink)));
    }
  }

  private static String hex(int rgb) {
    String digits = Integer.toHexString(rgb);
    return "#" + "000000".substring(digits.length()) + digits;
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
    setFill(context, styles[ink.ordinal()]);
    context.fillRect(x, y, w, h);
  }

  @Override
  public void frame(double x, double y, double w, double h, Ink ink) {
    setStroke(context, styles[ink.ordinal()], 1);
    context.strokeRect(x + 0.5, y + 0.5, w - 1, h - 1);
  }

  @Override
  public void stroke(Path path, Ink ink, double lineWidth, boolean dashed) {
    setStroke(context, styles[ink.ordinal()], lineWidth);
    dash(context, dashed);
    context.beginPath();
    for (int i = 0; i < path.size(); i++) {
      if (path.startsAt(i)) {
        context.moveTo(path.x(i), path.y(i));
      } else {
        context.lineTo(path.x(i), path.y(i));
      }
    }
    context.stroke();
    dash(context, false);
  }

  @Override
  public void marker(Marker marker, double x, double y, double radius, Ink fill, Ink edge) {
    context.beginPath();
    switch (marker) {
      case CIRCLE -> context.arc(x, y, radius, 0, 2 * Math.PI);
      case TRIANGLE -> { // of about the circle's area
        context.moveTo(x, y - 1.35 * radius);
        context.lineTo(x + 1.25 * radius, y + 0.9 * radius);
        context.lineTo(x - 1.25 * radius, y + 0.9 * radius);
        context.closePath();
      }
    }
    setFill(context, styles[fill.ordinal()]);
    context.fill();
    setStroke(context, styles[edge.ordinal()], 0.9);
    context.stroke();
  }

  @Override
  public void text(String text, double x, double y, Anchor anchor, double size, Ink ink) {
    if (size != fontSize) {
      fontSize = size;
      font = JSString.valueOf(size + "px " + family);
    }
    setFill(context, styles[ink.ordinal()]);
    write(context, font, anchor.ordinal(), text, x, y);
  }

  @Override
  public void image(Raster raster, double x, double y, double w, double h, boolean smooth) {
    HTMLCanvasElement small = picture;
    if (small == null) {
      small = newCanvas();
      picture = small;
    }
    put(small, Int32Array.copyFromJavaArray(raster.pixels()), raster.width(), raster.height());
    setSmooth(context, smooth);
    context.drawImage(small, x, y, w, h);
  }

  @Override
  public void unchanging(Object owner, Runnable drawing) {
    Kept known = kept.get(owner);
    int pixelsX = canvas.getWidth();
    int pixelsY = canvas.getHeight();
    if (known == null
        || known.pixelsX != pixelsX
        || known.pixelsY != pixelsY
        || known.palette != palette) {
      known = new Kept(newCanvas(), pixelsX, pixelsY, palette);
      known.canvas.setWidth(pixelsX);
      known.canvas.setHeight(pixelsY);
      kept.put(owner, known);
      CanvasRenderingContext2D outer = context;
      context = (CanvasRenderingContext2D) known.canvas.getContext("2d");
      context.scale(pixelsX / width, pixelsY / height);
      drawing.run();
      context = outer;
    }
    context.drawImage(known.canvas, 0, 0, width, height);
  }

  @Override
  public void clip(double x, double y, double w, double h) {
    context.save();
    context.beginPath();
    context.rect(x, y, w, h);
    context.clip();
  }

  @Override
  public void unclip() {
    context.restore();
  }

  @JSBody(
      params = {"context", "style"},
      script = "context.fillStyle = style;")
  private static native void setFill(CanvasRenderingContext2D context, JSString style);

  @JSBody(
      params = {"context", "style", "width"},
      script = "context.strokeStyle = style; context.lineWidth = width;")
  private static native void setStroke(
      CanvasRenderingContext2D context, JSString style, double width);

  @JSBody(
      params = {"context", "dashed"},
      script =
          "context.lineJoin = 'round'; context.lineCap = dashed ? 'butt' : 'round';"
              + "context.setLineDash(dashed ? [5, 4] : []);")
  private static native void dash(CanvasRenderingContext2D context, boolean dashed);

  /** The anchors in their order: start, middle, end. */
  @JSBody(
      params = {"context", "font", "anchor", "text", "x", "y"},
      script =
          "context.font = font; context.textAlign = ['left', 'center', 'right'][anchor];"
              + "context.fillText(text, x, y);")
  private static native void write(
      CanvasRenderingContext2D context, JSString font, int anchor, String text, double x, double y);

  @JSBody(
      params = {"context", "smooth"},
      script = "context.imageSmoothingEnabled = smooth; context.imageSmoothingQuality = 'low';")
  private static native void setSmooth(CanvasRenderingContext2D context, boolean smooth);

  @JSBody(script = "return document.createElement('canvas');")
  private static native HTMLCanvasElement newCanvas();

  @JSBody(
      params = {"canvas", "pixels", "width", "height"},
      script =
          "if (canvas.width !== width || canvas.height !== height) {"
              + " canvas.width = width; canvas.height = height; }"
              + "var bytes = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, 4 * width * height);"
              + "canvas.getContext('2d').putImageData(new ImageData(bytes, width, height), 0, 0);")
  private static native void put(
      HTMLCanvasElement canvas, Int32Array pixels, int width, int height);

  @JSBody(script = "return getComputedStyle(document.body).fontFamily || 'sans-serif';")
  private static native String sans();
}
