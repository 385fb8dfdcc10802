package descent.web.frame;

import descent.engine.plot.Ticks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.typedarrays.Float32Array;

/**
 * A small network's numbers in the address: 32-bit floats as base64url, with a checksum, so that a
 * link opens the network to the bit and a damaged one is noticed at the door.
 */
final class WeightLink {
  private static final String KEY = "w";

  /** More would make an address that mail programs cut. */
  private static final int MOST = 2000;

  /** What the address says when it says nothing; a key whose value cannot be read is empty. */
  private static final String NONE = "-";

  private WeightLink() {}

  /**
   * Where a station stands with these numbers, from the {@code #} on.
   *
   * @throws IllegalArgumentException when there are too many for a link
   */
  static String hash(State state, float[] numbers) {
    if (numbers.length > MOST) {
      throw new IllegalArgumentException(
          "This network has "
              + Ticks.write(numbers.length, 0)
              + " numbers; a link carries at most "
              + Ticks.write(MOST, 0)
              + ". Save the weights as a file instead.");
    }
    State there = State.parse(state.hash());
    there.set("steps", "");
    there.set(KEY, encode(Float32Array.copyFromJavaArray(numbers)));
    return there.hash();
  }

  /** Lets the address carry no weights any more. */
  static void forget(Stage stage) {
    if (!stage.state().get(KEY, NONE).equals(NONE)) {
      stage.keep(KEY, "");
    }
  }

  /**
   * Takes the weights from the address, if there are any.
   *
   * @param count how many numbers the network has
   * @param load is given them
   * @param refuse is given a sentence when they are not this network's
   */
  static void open(Stage stage, int count, Consumer<Float32Array> load, Consumer<String> refuse) {
    String text = stage.state().get(KEY, NONE);
    if (text.equals(NONE)) {
      return;
    }
    Float32Array numbers = decode(text);
    if (numbers != null && numbers.getLength() == count) {
      load.accept(numbers);
      return;
    }
    forget(stage);
    refuse.accept(
        (numbers == null
                ? "The weights in the link are damaged"
                : "The link carries "
                    + Ticks.write(numbers.getLength(), 0)
                    + " numbers, but this network has "
                    + Ticks.write(count, 0))
            + ", so it begins untrained. Ask for the link again.");
  }

  @JSBody(
      params = "numbers",
      script =
          "var bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);"
              + "var text = '', hash = 2166136261;"
              + "bytes.forEach(function(byte) {"
              + "  hash = Math.imul(hash ^ byte, 16777619);"
              + "  text += String.fromCharCode(byte);"
              + "});"
              + "for (var i = 0; i < 4; i++) text += String.fromCharCode(hash >>> 8 * i & 255);"
              + "return btoa(text).replace(/[+]/g, '-').replace(/[/]/g, '_').replace(/=/g, '');")
  private static native String encode(Float32Array numbers);

  /** Null when the checksum does not fit or a number is none. */
  @JSBody(
      params = "text",
      script =
          "try {"
              + "  var raw = atob(text.replace(/-/g, '+').replace(/_/g, '/'));"
              + "  var bytes = Uint8Array.from(raw, function(c) { return c.charCodeAt(0); });"
              + "  var end = bytes.length - 4, hash = 2166136261;"
              + "  for (var i = 0; i < end; i++) hash = Math.imul(hash ^ bytes[i], 16777619);"
              + "  if (hash !== new DataView(bytes.buffer).getInt32(end, true)) return null;"
              + "  var numbers = new Float32Array(bytes.buffer.slice(0, end));"
              + "  return numbers.every(Number.isFinite) ? numbers : null;"
              + "} catch (e) { return null; }")
  private static native @Nullable Float32Array decode(String text);
}
