package descent.web.mnist;

import descent.engine.data.MnistFile;
import descent.engine.plot.Ticks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.file.Blob;

/**
 * Brings MNIST into the page: from the browser's cache, else from the server that the page came
 * from, or from files that a person chooses. What fails leaves nothing behind.
 */
public final class MnistLoader {
  /** Hears how it goes. */
  public interface Listener {
    /** A share from 0 to 1 is done; what is being done, for people. */
    void onProgress(double share, String doing);

    /** All four files are there and checked. */
    void onLoaded(MnistFiles files);

    /** It cannot be had, and why, in a sentence or two that say what to do. */
    void onFailed(String sentence);
  }

  private static final String FOLDER = "data/mnist/";
  private static final String REMEDY =
      " Choose or drop MNIST's four files here, or train on drawn digits.";

  /** Almost all bytes are the training images, so that shares are shares of bytes. */
  private static final double ALL_BYTES = allBytes();

  private final Listener listener;
  private MnistFiles files = new MnistFiles();
  private @Nullable JSObject transfer;
  private double bytesDone;
  private boolean fromServer;
  private boolean ended;

  /** A loader that has done nothing yet. */
  public MnistLoader(Listener listener) {
    this.listener = listener;
  }

  private static double allBytes() {
    double bytes = 0;
    for (MnistFile file : MnistFile.ALL) {
      bytes += file.bytes();
    }
    return bytes;
  }

  /** Gives up; nothing is heard any more. */
  public void cancel() {
    ended = true;
    if (transfer != null) {
      Browser.abort(transfer);
    }
  }

  /** Hears whether MNIST is at hand. */
  public interface Answer {
    /** It is, or is not. */
    void isHere(boolean here);
  }

  /** Says whether this page or this browser has MNIST from before, so that nothing is fetched. */
  public static void ask(Answer answer) {
    if (MnistFiles.found() != null) {
      answer.isHere(true);
    } else {
      Browser.hasStored(MnistFiles.SHELF, answer::isHere);
    }
  }

  // -- from the cache or the server

  /**
   * Loads what this browser or the server has.
   *
   * @param served whether the server has MNIST, as its status says
   */
  public void load(boolean served) {
    MnistFiles found = MnistFiles.found();
    if (found != null) {
      listener.onLoaded(found);
    } else {
      fromCache(served);
    }
  }

  private void fromCache(boolean served) {
    MnistFile file = files.missing().getFirst();
    Browser.stored(
        MnistFiles.SHELF,
        file.name(),
        blob -> {
          if (ended) {
            return;
          }
          if (blob != null) {
            check(file, blob, () -> fromCache(served), sentence -> fromServer(served));
          } else {
            fromServer(served);
          }
        });
  }

  /** Whatever the cache had is not enough, or damaged. */
  private void fromServer(boolean served) {
    Browser.forget(MnistFiles.SHELF);
    if (!served) {
      fail("MNIST is not at hand: neither this browser nor the site has it." + REMEDY);
      return;
    }
    files = new MnistFiles();
    bytesDone = 0;
    fromServer = true;
    fetchNext();
  }

  private void fetchNext() {
    MnistFile file = files.missing().getFirst();
    transfer =
        Browser.fetch(
            FOLDER + file.name() + ".gz",
            (bytes, total) -> fetching(file, bytes, total),
            blob -> {
              if (blob != null && !ended) {
                check(file, blob, this::fetchNext, sentence -> fail(sentence + REMEDY));
              }
            },
            reason ->
                fail(
                    "MNIST could not be loaded: "
                        + (reason.isEmpty()
                            ? "the connection broke off, or the server is gone."
                            : reason)
                        + REMEDY));
  }

  private void fetching(MnistFile file, double bytes, double total) {
    if (!ended) {
      double share = total == 0 ? 0 : Math.min(1, bytes / total);
      listener.onProgress(
          (bytesDone + share * file.bytes()) / ALL_BYTES,
          "Loading MNIST: "
              + Ticks.fixed(bytes / 1e6, 1)
              + (total == 0 ? "" : " of " + Ticks.fixed(total / 1e6, 1))
              + " MB of "
              + file.name());
    }
  }

  // -- from a person

  /**
   * Takes files that were chosen or dropped, compressed or not, in any order. Those of earlier
   * calls count, so that they may come one by one.
   */
  public void take(JSArrayReader<? extends Blob> chosen) {
    take(chosen, 0);
  }

  private void take(JSArrayReader<? extends Blob> chosen, int i) {
    if (i < chosen.getLength()) {
      Blob blob = chosen.get(i);
      String name = nameOf(blob);
      listener.onProgress((double) i / chosen.getLength(), "Checking " + name);
      FileCheck.check(
          blob,
          name,
          new FileCheck.Listener() {
            @Override
            public void onRecognised(MnistFile file, Blob plain) {
              if (!ended) {
                files.add(file, plain, blob);
                take(chosen, i + 1);
              }
            }

            @Override
            public void onRefused(String sentence) {
              fail(sentence);
            }
          });
    } else if (files.missing().isEmpty()) {
      finish(true);
    } else {
      StringBuilder names = new StringBuilder();
      for (MnistFile file : files.missing()) {
        names.append(names.isEmpty() ? "" : ", ").append(file.name());
      }
      fail("MNIST has four files; still missing: " + names + ".");
    }
  }

  @JSBody(params = "blob", script = "return blob.name || 'The file';")
  private static native String nameOf(Blob blob);

  // -- both

  private void check(MnistFile expected, Blob blob, Runnable next, Consumer<String> refused) {
    listener.onProgress((bytesDone + expected.bytes()) / ALL_BYTES, "Checking " + expected.name());
    FileCheck.check(
        blob,
        expected.name(),
        new FileCheck.Listener() {
          @Override
          public void onRecognised(MnistFile file, Blob plain) {
            if (ended) {
              return;
            }
            if (!file.equals(expected)) {
              refused.accept("The file " + expected.name() + " is in truth " + file.name() + ".");
              return;
            }
            bytesDone += file.bytes();
            files.add(file, plain, blob);
            if (files.missing().isEmpty()) {
              finish(fromServer);
            } else {
              next.run();
            }
          }

          @Override
          public void onRefused(String sentence) {
            if (!ended) {
              refused.accept(sentence);
            }
          }
        });
  }

  private void finish(boolean store) {
    files.keep(store);
    listener.onLoaded(files);
  }

  private void fail(String sentence) {
    if (!ended) {
      listener.onFailed(sentence);
    }
  }
}
