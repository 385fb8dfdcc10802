package descent.web.mnist;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Int8Array;

/** What the browser does with large files without them passing through our memory. */
final class Browser {
  private Browser() {}

  /** Hears how many bytes are there, and of how many, or 0 when nobody knows. */
  @JSFunctor
  interface Progress extends JSObject {
    void at(double bytes, double total);
  }

  /** Receives a file. */
  @JSFunctor
  interface Receiver extends JSObject {
    void receive(@Nullable Blob blob);
  }

  /** Receives the bytes of a part of a file. */
  @JSFunctor
  interface Bytes extends JSObject {
    void receive(@Nullable Int8Array bytes);
  }

  /** Receives yes or no. */
  @JSFunctor
  interface Answer extends JSObject {
    void receive(boolean yes);
  }

  /** Receives a text. */
  @JSFunctor
  interface Text extends JSObject {
    void receive(String text);
  }

  /**
   * Fetches a file; gives what {@link #abort} ends it with.
   *
   * @param failure is given what the server says in a plain text, else its status, else nothing
   */
  @JSBody(
      params = {"address", "progress", "receiver", "failure"},
      script =
          "var control = new AbortController();"
              + "fetch(address, { signal: control.signal }).then(function(response) {"
              + "  if (!response.ok) {"
              + "    var type = response.headers.get('Content-Type') || '';"
              + "    var plain = type.indexOf('text/plain') === 0;"
              + "    return (plain ? response.text() : Promise.resolve("
              + "      'The server answered ' + response.status + ' to ' + address + '.'))"
              + "      .then(function(text) { failure(text); });"
              + "  }"
              + "  var total = +response.headers.get('Content-Length') || 0;"
              + "  var reader = response.body.getReader(), chunks = [], bytes = 0;"
              + "  function next() {"
              + "    return reader.read().then(function(result) {"
              + "      if (result.done) { receiver(new Blob(chunks)); return; }"
              + "      chunks.push(result.value);"
              + "      bytes += result.value.length;"
              + "      progress(bytes, total);"
              + "      return next();"
              + "    });"
              + "  }"
              + "  return next();"
              + "}).catch(function(error) { if (!control.signal.aborted) failure(''); });"
              + "return control;")
  static native JSObject fetch(String address, Progress progress, Receiver receiver, Text failure);

  @JSBody(params = "control", script = "control.abort();")
  static native void abort(JSObject control);

  /** Reads a part of a file into memory; gives null when that cannot be done. */
  @JSBody(
      params = {"blob", "from", "to", "receiver"},
      script =
          "blob.slice(from, to).arrayBuffer().then(function(buffer) {"
              + "  receiver(new Int8Array(buffer));"
              + "}, function(error) { receiver(null); });")
  static native void read(Blob blob, int from, int to, Bytes receiver);

  /** The file itself, or what it decompresses to; null when that cannot be read. */
  @JSBody(
      params = {"blob", "receiver"},
      script =
          "blob.slice(0, 2).arrayBuffer().then(function(head) {"
              + "  var magic = new Uint8Array(head);"
              + "  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return blob;"
              + "  var plain = blob.stream().pipeThrough(new DecompressionStream('gzip'));"
              + "  return new Response(plain).blob();"
              + "}).then(receiver, function(error) { receiver(null); });")
  static native void decompress(Blob blob, Receiver receiver);

  /** A file that {@link #store} kept under this name on an earlier visit, or null. */
  @JSBody(
      params = {"shelf", "name", "receiver"},
      script =
          "if (!self.caches) { receiver(null); return; }"
              + "caches.open(shelf).then(function(cache) { return cache.match(name); })"
              + ".then(function(response) { return response ? response.blob() : null; })"
              + ".then(receiver, function(error) { receiver(null); });")
  static native void stored(String shelf, String name, Receiver receiver);

  /** Keeps a file for later visits, if the browser lets us. */
  @JSBody(
      params = {"shelf", "name", "blob"},
      script =
          "if (self.caches) caches.open(shelf).then(function(cache) {"
              + "  return cache.put(name, new Response(blob)); }).catch(function() {});")
  static native void store(String shelf, String name, Blob blob);

  /** Throws away what is kept. */
  @JSBody(params = "shelf", script = "if (self.caches) caches.delete(shelf).catch(function() {});")
  static native void forget(String shelf);

  /** Says whether something is kept. */
  @JSBody(
      params = {"shelf", "answer"},
      script =
          "if (self.caches) caches.has(shelf).then(answer, function(error) { answer(false); });"
              + "else answer(false);")
  static native void hasStored(String shelf, Answer answer);
}
