package descent.web.mnist;

import descent.engine.data.Dataset;
import descent.engine.data.Idx;
import descent.engine.data.MnistFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.file.Blob;

/**
 * The four files of MNIST, all of them checked, as handles that are given to workers without a
 * copy.
 */
public final class MnistFiles {
  /** Where they are kept for later visits. */
  static final String SHELF = "descent-mnist-1";

  private static @Nullable MnistFiles found;

  private final JSMapLike<Blob> plain = emptyMap();
  private final JSMapLike<Blob> given = emptyMap();
  private final List<MnistFile> missing = new ArrayList<>(MnistFile.ALL);

  /** The files that were found since the page was opened, or null. */
  public static @Nullable MnistFiles found() {
    return found;
  }

  /** By name, decompressed, for a worker. */
  public JSMapLike<Blob> byName() {
    return plain;
  }

  /** Reads the 10,000 pictures to test with into the page, once all files are there. */
  public void readTest(Consumer<Dataset> receiver) {
    read(
        MnistFile.TEST_IMAGES,
        MnistFile.TEST_IMAGES.bytes(),
        images ->
            read(
                MnistFile.TEST_LABELS,
                MnistFile.TEST_LABELS.bytes(),
                labels -> receiver.accept(Idx.read(images, labels))));
  }

  /** Reads the first pictures to learn from, 255 at most, once all files are there. */
  public void readFirst(int count, Consumer<Dataset> receiver) {
    read(
        MnistFile.TRAIN_IMAGES,
        16 + count * 28 * 28,
        images ->
            read(
                MnistFile.TRAIN_LABELS,
                8 + count,
                labels -> receiver.accept(Idx.read(first(count, images), first(count, labels)))));
  }

  private void read(MnistFile file, int bytes, Consumer<byte[]> receiver) {
    Browser.read(
        plain.get(file.name()),
        0,
        bytes,
        begin -> {
          if (begin != null) {
            receiver.accept(begin.copyToJavaArray());
          }
        });
  }

  /** The first samples of a file as a file of its own. */
  private static byte[] first(int count, byte[] begin) {
    for (int i = 4; i < 8; i++) {
      begin[i] = (byte) (i == 7 ? count : 0);
    }
    return begin;
  }

  /** Which ones are not there yet. */
  List<MnistFile> missing() {
    return missing;
  }

  /**
   * Adds a checked file.
   *
   * @param original as it came, maybe compressed
   */
  void add(MnistFile file, Blob plainFile, Blob original) {
    missing.removeIf(other -> other.name().equals(file.name()));
    plain.set(file.name(), plainFile);
    given.set(file.name(), original);
  }

  /** All are there: remembers them, for this visit and for later ones. */
  void keep(boolean store) {
    found = this;
    if (store) {
      for (MnistFile file : MnistFile.ALL) {
        Browser.store(SHELF, file.name(), given.get(file.name()));
      }
    }
  }

  @JSBody(script = "return {};")
  private static native JSMapLike<Blob> emptyMap();
}
