package descent.web.station.digits;

import descent.web.mnist.MnistFiles;
import descent.web.mnist.MnistLoader;
import descent.web.view.Dom;
import descent.web.view.Files;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.dom.html.HTMLSelectElement;
import org.teavm.jso.file.Blob;

/**
 * Brings the pictures to learn from: MNIST's, from this browser, the server or the learner's own
 * files, or those drawn by a rule, which need no files.
 */
final class TrainingPictures implements MnistLoader.Listener {
  /** Hears how it goes. */
  interface Listener {
    /** The learner, or what was found, wants other pictures than before. */
    void chosen();

    /** A share from 0 to 1 is done. */
    void progress(double share, String doing);

    /** They are here. */
    void brought(@Nullable JSMapLike<Blob> files);

    /** They cannot be had; the sentence is for the learner. */
    void failed(String sentence);
  }

  private final TestPictures tests;
  private final Listener listener;
  private final HTMLSelectElement choice = (HTMLSelectElement) Dom.byId("local-data");

  /** Takes the learner's files, however many come at a time. */
  private final MnistLoader given = new MnistLoader(this);

  private @Nullable MnistLoader loader;
  private boolean served;
  private boolean bringing;
  private boolean open = true;

  TrainingPictures(TestPictures tests, Listener listener) {
    this.tests = tests;
    this.listener = listener;
  }

  /** Listens to the learner, and offers MNIST where it is at hand. */
  void begin() {
    Dom.on(choice, "change", listener::chosen);
    Files.onGiven(
        "local-files",
        "local",
        files -> {
          if (!bringing) {
            given.take(files);
          }
        });
    tests.server().listen(this::offer);
  }

  private void offer() {
    TestPictures.Server server = tests.server().get();
    served = server != null && server.hasMnist();
    MnistLoader.ask(here -> {
      if (open) {
        choose(here || served);
        Dom.enable("local-prepare", true);
      }
    });
  }

  private void choose(boolean mnist) {
    choice.setValue(mnist ? "mnist" : "drawn");
    listener.chosen();
  }

  /** Whether MNIST's are wanted, else those drawn by a rule. */
  boolean isMnist() {
    return choice.getValue().equals("mnist");
  }

  /** Brings those that are wanted. */
  void bring() {
    if (isMnist()) {
      bringing = true;
      loader = new MnistLoader(this);
      loader.load(served);
    } else {
      listener.brought(null);
    }
  }

  /** Gives up what is on the way. */
  void cancel() {
    bringing = false;
    if (loader != null) {
      loader.cancel();
      loader = null;
    }
  }

  void close() {
    open = false;
    given.cancel();
    cancel();
  }

  @Override
  public void onProgress(double share, String doing) {
    listener.progress(share, doing);
  }

  @Override
  public void onLoaded(MnistFiles files) {
    tests.use(files);
    boolean wanted = bringing;
    cancel();
    if (wanted) {
      listener.brought(files.byName());
    } else {
      choose(true);
      listener.progress(0, "MNIST is here: all four files are whole.");
    }
  }

  @Override
  public void onFailed(String sentence) {
    bringing = false;
    listener.failed(sentence);
  }
}
