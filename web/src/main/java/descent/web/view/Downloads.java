package descent.web.view;

import org.teavm.jso.JSBody;
import org.teavm.jso.dom.html.HTMLCanvasElement;
import org.teavm.jso.typedarrays.Int8Array;

/** What leaves the page: files in the learner's downloads, text in the clipboard. */
public final class Downloads {
  private Downloads() {}

  /** Saves text as a file. */
  @JSBody(
      params = {"name", "text"},
      script =
          "var link = document.createElement('a');"
              + "link.href = URL.createObjectURL(new Blob([text]));"
              + "link.download = name; link.click();"
              + "setTimeout(function() { URL.revokeObjectURL(link.href); }, 60000);")
  public static native void text(String name, String text);

  /** Saves bytes as a file. */
  public static void bytes(String name, byte[] bytes) {
    save(name, Int8Array.copyFromJavaArray(bytes));
  }

  @JSBody(
      params = {"name", "bytes"},
      script =
          "var link = document.createElement('a');"
              + "link.href = URL.createObjectURL(new Blob([bytes]));"
              + "link.download = name; link.click();"
              + "setTimeout(function() { URL.revokeObjectURL(link.href); }, 60000);")
  private static native void save(String name, Int8Array bytes);

  /** Saves what a canvas shows as a picture. */
  @JSBody(
      params = {"canvas", "name"},
      script =
          "canvas.toBlob(function(blob) {"
              + "  var link = document.createElement('a');"
              + "  link.href = URL.createObjectURL(blob);"
              + "  link.download = name; link.click();"
              + "  setTimeout(function() { URL.revokeObjectURL(link.href); }, 60000);"
              + "});")
  public static native void png(HTMLCanvasElement canvas, String name);

  /** Puts text into the clipboard and says when it is there. */
  public static void copy(String text, Runnable done) {
    copy(text, Dom.call(done));
  }

  @JSBody(
      params = {"text", "done"},
      script =
          "var fallback = function() {"
              + "  var area = document.createElement('textarea');"
              + "  area.value = text; document.activeElement.after(area); area.select();"
              + "  document.execCommand('copy'); area.remove(); done();"
              + "};"
              + "if (navigator.clipboard) navigator.clipboard.writeText(text).then("
              + "function() { done(); }, fallback); else fallback();")
  private static native void copy(String text, Dom.Call done);

  /** Where the page is, with all that its address says. */
  @JSBody(script = "return location.href;")
  public static native String pageAddress();
}
