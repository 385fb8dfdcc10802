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
    Browser.read(
        plain.get(MnistFile.TEST_IMAGES.name()),
        images ->
            Browser.read(
                plain.get(MnistFile.TEST_LABELS.name()),
                labels ->
                    receiver.accept(Idx.read(images.copyToJavaArray(), labels.copyToJavaArray()))));
  }

  /** Reads the first pictures to learn from, 255 at most, once all files are there. */
  public void readFirst(int count, Consumer<Dataset> receiver) {
    readFirst(
        MnistFile.TRAIN_IMAGES,
        count,
        images ->
            readFirst(
                MnistFile.TRAIN_LABELS,
                count,
                labels -> receiver.accept(Idx.read(images, labels))));
  }

  /** The first samples of a file as a file of its own. */
  private void readFirst(MnistFile file, int count, Consumer<byte[]> receiver) {
    boolean isImages = file.equals(MnistFile.TRAIN_IMAGES);
    int bytes = isImages ? 16 + count * 28 * 28 : 8 + count;
    Browser.readBegin(
        plain.get(file.name()),
        bytes,
        begin -> {
          byte[] whole = begin.copyToJavaArray();
          for (int i = 4; i < 8; i++) {
            whole[i] = (byte) (i == 7 ? count : 0);
          }
          receiver.accept(whole);
        });
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
