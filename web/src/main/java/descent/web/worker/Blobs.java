package descent.web.worker;

import descent.engine.data.Library;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * The files that the page hands to a worker. A blob is a handle: handing it over copies nothing,
 * and the worker reads it into bytes of its own.
 */
final class Blobs {
  private Blobs() {}

  /** A library of these files. */
  static Library library(@Nullable JSMapLike<Blob> files) {
    if (files == null) {
      return Library.withoutFiles();
    }
    return Library.of(name -> read(files, name));
  }

  private static byte[] read(JSMapLike<Blob> files, String name) {
    Blob blob = files.get(name);
    if (blob == null) {
      throw new IllegalArgumentException(
          "The page handed no file " + name + " to the worker; load the data again");
    }
    return readNow(blob).copyToJavaArray();
  }

  @JSBody(
      params = "blob",
      script = "return new Int8Array(new FileReaderSync().readAsArrayBuffer(blob));")
  private static native Int8Array readNow(Blob blob);
}
