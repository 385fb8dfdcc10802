package descent.web.station.digits;

import descent.engine.data.Dataset;
import descent.engine.data.DrawnDigits;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.web.mnist.MnistFiles;
import descent.web.mnist.MnistLoader;
import descent.web.view.Dom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the pictures to test with when a room first wants them: MNIST's, where this browser or the
 * server has them, else drawn ones. Also knows which server is behind the page.
 */
final class TestPictures implements MnistLoader.Listener {
  /** Which drawn pictures; the networks of this station learn from others. */
  private static final DrawnDigits DRAWN = new DrawnDigits(1, 1_000, 42);

  /**
   * What stands behind the page.
   *
   * @param backend what the server computes with; empty when the page comes from a plain host
   * @param hasMnist whether it has MNIST
   */
  record Server(String backend, boolean hasMnist) {
    /** Whether it trains. */
    boolean trains() {
      return !backend.isEmpty();
    }
  }

  /** So many pictures of those to learn from are shown. */
  static final int SAMPLES = 16;

  private final Chosen<TestSet> set = new Chosen<>();
  private final Chosen<Dataset> samples = new Chosen<>();
  private final Chosen<Server> server = new Chosen<>();
  private final List<Consumer<String>> progress = new ArrayList<>();
  private @Nullable MnistLoader loader;
  private boolean wanted;
  private boolean open = true;

  TestPictures() {
    TrainingService.status(this::answered, unreachable -> know(new Server("", false)));
  }

  private void answered(String json) {
    JsonObject status = Json.parseObject(json);
    know(
        status.has("backend")
            ? new Server(status.string("backend"), status.truth("mnist"))
            : new Server("", false));
  }

  private void know(Server found) {
    if (open) {
      server.set(found);
    }
  }

  /** Who serves the page, once that is known. */
  Chosen<Server> server() {
    return server;
  }

  /** The pictures, once they are there; others when the learner brings MNIST later. */
  Chosen<TestSet> set() {
    return set;
  }

  /** The first pictures to learn from, at least {@link #SAMPLES}. */
  Chosen<Dataset> samples() {
    return samples;
  }

  /** Calls while they are being brought, with what is being done. */
  void onProgress(Consumer<String> listener) {
    progress.add(listener);
  }

  /** Brings them, unless they are here or on their way. */
  void want() {
    if (!wanted) {
      wanted = true;
      server.listen(this::bring);
    }
  }

  private void bring() {
    Server known = server.get();
    if (!open || known == null || set.get() != null) {
      return;
    }
    MnistLoader.ask(here -> {
      if (open && (here || known.hasMnist())) {
        loader = new MnistLoader(this);
        loader.load(known.hasMnist());
      } else if (open) {
        draw();
      }
    });
  }

  /** In a moment, so that what the learner has just pressed is seen first. */
  private void draw() {
    say("Drawing digits \u2026");
    Dom.nextFrame(() ->
        Dom.nextFrame(() -> {
          if (open && set.get() == null) {
            Dataset drawn = DRAWN.generate().test();
            set.set(new TestSet(drawn, false));
            samples.set(drawn);
          }
        }));
  }

  /** MNIST is here: tests with its pictures from now on. */
  void use(MnistFiles files) {
    TestSet known = set.get();
    if (known == null || !known.isMnist()) {
      files.readTest(test -> {
        if (open) {
          set.set(new TestSet(test, true));
        }
      });
      files.readFirst(
          SAMPLES,
          first -> {
            if (open) {
              samples.set(first);
            }
          });
    }
  }

  private void say(String doing) {
    progress.forEach(listener -> listener.accept(doing));
  }

  @Override
  public void onProgress(double share, String doing) {
    say(doing);
  }

  @Override
  public void onLoaded(MnistFiles files) {
    use(files);
  }

  @Override
  public void onFailed(String sentence) {
    if (open) {
      draw();
    }
  }

  void close() {
    open = false;
    if (loader != null) {
      loader.cancel();
    }
  }
}
