package descent.web.mnist;

import descent.engine.data.MnistFile;
import descent.engine.plot.Ticks;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.file.Blob;

/** Recognises a file of MNIST by its contents, whatever it is called, compressed or not. */
final class FileCheck {
  /** Hears what a file is. */
  interface Listener {
    /** It is this one; {@code plain} is not compressed. */
    void onRecognised(MnistFile file, Blob plain);

    /** It is none, and why, in a sentence. */
    void onRefused(String sentence);
  }

  /** So much is digested at once, a few milliseconds' work, so that the page stays awake. */
  private static final int PIECE_BYTES = 1 << 20;

  private final String name;
  private final Listener listener;
  private final Sha256 sha256 = new Sha256();

  private FileCheck(String name, Listener listener) {
    this.name = name;
    this.listener = listener;
  }

  /** Checks a file that people know by this name. */
  static void check(Blob blob, String name, Listener listener) {
    FileCheck check = new FileCheck(name, listener);
    Browser.decompress(blob, check::decompressed);
  }

  private void decompressed(@Nullable Blob plain) {
    if (plain == null) {
      listener.onRefused(
          name + " is damaged: its compressed data end too early or cannot be read. Get it again.");
      return;
    }
    MnistFile file = bySize(plain.getSize());
    if (file == null) {
      listener.onRefused(
          name
              + " is none of MNIST's four files: it holds "
              + Ticks.write(plain.getSize(), 0)
              + " bytes, and they hold "
              + sizes()
              + ". It is cut short, or of another data set.");
      return;
    }
    digest(file, plain, 0);
  }

  private void digest(MnistFile file, Blob plain, int from) {
    if (from >= file.bytes()) {
      digested(file, plain, sha256.digest());
      return;
    }
    int to = Math.min(from + PIECE_BYTES, file.bytes());
    Browser.read(
        plain,
        from,
        to,
        bytes -> {
          if (bytes == null) {
            listener.onRefused(name + " can no longer be read. Get it again.");
          } else {
            sha256.update(bytes.copyToJavaArray());
            digest(file, plain, to);
          }
        });
  }

  private void digested(MnistFile file, Blob plain, String digest) {
    if (digest.equals(file.sha256())) {
      listener.onRecognised(file, plain);
    } else {
      listener.onRefused(
          name
              + " is as long as MNIST's "
              + file.name()
              + ", but holds other bytes (SHA-256 "
              + digest.substring(0, 12)
              + "\u2026 in place of "
              + file.sha256().substring(0, 12)
              + "\u2026). It is damaged, or of another data set such as Fashion-MNIST.");
    }
  }

  private static @Nullable MnistFile bySize(int bytes) {
    for (MnistFile file : MnistFile.ALL) {
      if (file.bytes() == bytes) {
        return file;
      }
    }
    return null;
  }

  private static String sizes() {
    StringBuilder sizes = new StringBuilder();
    for (MnistFile file : MnistFile.ALL) {
      sizes.append(sizes.isEmpty() ? "" : ", ").append(Ticks.write(file.bytes(), 0));
    }
    return sizes.toString();
  }
}
