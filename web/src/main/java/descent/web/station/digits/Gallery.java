package descent.web.station.digits;

import descent.engine.data.Samples;
import descent.engine.plot.ImageGrid;
import descent.engine.plot.Ticks;
import descent.engine.plot.Tint;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.Parts;
import descent.web.view.PlotPanel;
import java.util.Arrays;
import java.util.function.IntConsumer;

/** Pictures of the test set, eighteen at a time, and what was read in each. */
final class Gallery {
  /** Pictures on a page: three rows of six, as in the notebook. */
  static final int PAGE = 18;

  private final Parts parts;
  private final ImageGrid grid = new ImageGrid("digit", 6, 28, 28).withCaptions().withoutScale();
  private final PlotPanel panel;
  private int[] pictures = new int[0];
  private int page;
  private int chosen = -1;
  private boolean answersHidden;
  private final boolean[] opened = new boolean[PAGE];
  private TestResult result;

  /**
   * An empty gallery.
   *
   * @param pick hears which picture of the test set the learner picks
   */
  Gallery(Stage stage, TestResult result, IntConsumer pick) {
    this.result = result;
    parts = stage.parts();
    panel = new PlotPanel(stage.mount("gallery"), grid);
    panel.onPick(place -> {
      opened[place] = true;
      pick.accept(pictures[page * PAGE + place]);
      draw();
    });
    parts.onClick("gallery-back", () -> turn(-1));
    parts.onClick("gallery-on", () -> turn(1));
  }

  PlotPanel panel() {
    return panel;
  }

  /**
   * Shows these pictures from the first page on.
   *
   * @param title what they are
   * @param hidden whether what was read is told only of those that are picked
   */
  void show(TestResult result, int[] pictures, String title, boolean hidden) {
    this.result = result;
    this.pictures = pictures.clone();
    answersHidden = hidden;
    page = 0;
    Dom.say("gallery-title", title);
    turn(0);
  }

  /** Marks a picture of the test set and turns to its page, where it is among those shown. */
  void choose(int picture) {
    chosen = picture;
    for (int i = 0; i < pictures.length; i++) {
      if (pictures[i] == picture && i / PAGE != page) {
        turn(i / PAGE - page);
      }
    }
    draw();
  }

  private int pages() {
    return Math.max(1, (pictures.length + PAGE - 1) / PAGE);
  }

  private void turn(int by) {
    page = Math.clamp(page + by, 0, pages() - 1);
    Arrays.fill(opened, false);
    parts.enable("gallery-back", page > 0);
    parts.enable("gallery-on", page < pages() - 1);
    int first = page * PAGE;
    int last = Math.min(pictures.length, first + PAGE);
    parts.say(
        "gallery-range",
        pictures.length == 0
            ? "none"
            : Ticks.write(first + 1, 0)
                + " to "
                + Ticks.write(last, 0)
                + " of "
                + Ticks.write(pictures.length, 0));
    draw();
    panel.describe();
  }

  private void draw() {
    Samples inputs = result.tests().pictures().inputs();
    int first = page * PAGE;
    int count = Math.min(PAGE, pictures.length - first);
    float[] pixels = new float[count * Picture.SIZE];
    String[] captions = new String[count];
    boolean[] wrong = new boolean[count];
    int mark = -1;
    for (int i = 0; i < count; i++) {
      int picture = pictures[first + i];
      for (int j = 0; j < Picture.SIZE; j++) {
        pixels[i * Picture.SIZE + j] = (float) inputs.get(picture, j);
      }
      boolean told = !answersHidden || opened[i];
      wrong[i] = told && !result.isRight(picture);
      captions[i] = told ? caption(picture) : "?";
      mark = picture == chosen ? i : mark;
    }
    grid.show(pixels, captions, Tint.ink(1));
    grid.setWrong(wrong);
    grid.choose(mark);
    panel.redraw();
  }

  private String caption(int picture) {
    return result.isRight(picture)
        ? "\u2713 " + result.label(picture)
        : result.label(picture) + " \u2192 " + result.answer(picture);
  }
}
