package descent.web.view;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Int8Array;

/** Bytes from the site or from the learner's own files. */
public final class Files {
  private Files() {}

  /** Receives bytes and where they come from. */
  @JSFunctor
  public interface Receiver extends JSObject {
    /** Here they are. */
    void receive(Int8Array bytes, String name);
  }

  /** Receives a sentence about what went wrong. */
  @JSFunctor
  public interface Failure extends JSObject {
    /** It went wrong. */
    void fail(String sentence);
  }

  /** Fetches a file of the site, or of the server behind it. */
  @JSBody(
      params = {"address", "receiver", "failure"},
      script =
          "fetch(address).then(function(response) {"
              + "  if (!response.ok) throw new Error('the server answered ' + response.status);"
              + "  return response.arrayBuffer();"
              + "}).then(function(buffer) { receiver(new Int8Array(buffer), address); },"
              + "  function(error) { failure(address + ' could not be loaded: ' + error.message + '.');"
              + " });")
  public static native void fetch(String address, Receiver receiver, Failure failure);

  /** Fetches text of the site. */
  @JSBody(
      params = {"address", "receiver", "failure"},
      script =
          "fetch(address).then(function(response) {"
              + "  if (!response.ok) throw new Error('the server answered ' + response.status);"
              + "  return response.text();"
              + "}).then(function(text) { receiver(text); },"
              + "  function(error) { failure(address + ' could not be loaded: ' + error.message + '.');"
              + " });")
  public static native void fetchText(String address, Failure receiver, Failure failure);

  /** Reads the file that a file input of this id is given. */
  @JSBody(
      params = {"id", "receiver", "failure"},
      script =
          "var input = document.getElementById(id);"
              + "input.addEventListener('change', function() {"
              + "  var file = input.files[0]; if (!file) return; input.value = '';"
              + "  file.arrayBuffer().then("
              + "    function(buffer) { receiver(new Int8Array(buffer), file.name); },"
              + "    function(error) { failure(file.name + ' could not be read: ' + error.message + '.');"
              + " });"
              + "});")
  public static native void onChosen(String id, Receiver receiver, Failure failure);

  /** Receives several files. */
  @JSFunctor
  public interface BlobReceiver extends JSObject {
    /** Here they are. */
    void receive(JSArrayReader<Blob> files);
  }

  /** Hands on all files that a file input of this id is given, or that are dropped on a place. */
  @JSBody(
      params = {"inputId", "placeId", "receiver"},
      script =
          "var input = document.getElementById(inputId), place = document.getElementById(placeId);"
              + "input.addEventListener('change', function() {"
              + "  var files = Array.prototype.slice.call(input.files); input.value = '';"
              + "  if (files.length) receiver(files);"
              + "});"
              + "place.addEventListener('dragover', function(event) { event.preventDefault(); });"
              + "place.addEventListener('drop', function(event) {"
              + "  event.preventDefault();"
              + "  var files = Array.prototype.slice.call(event.dataTransfer.files);"
              + "  if (files.length) receiver(files);"
              + "});")
  public static native void onGiven(String inputId, String placeId, BlobReceiver receiver);
}
