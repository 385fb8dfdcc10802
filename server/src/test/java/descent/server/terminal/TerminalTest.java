package descent.server.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.server.training.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static final long SECOND = 1_000_000_000;

  private final StringWriter printed = new StringWriter();
  private final AtomicLong clock = new AtomicLong();

  @Test
  void overwritesTheLineOnATerminal() {
    Line line = line(true, 80);
    line.show(() -> "a long text");
    clock.addAndGet(SECOND);
    line.show(() -> "short");
    line.print("lasting");
    assertEquals(
        "\ra long text\rshort      \r     \rlasting\n", printed.toString().replace("\r\n", "\n"));
  }

  @Test
  void doesNotRedrawFasterThanEyesRead() {
    Line line = line(true, 80);
    for (int i = 0; i < 100; i++) {
      clock.addAndGet(SECOND / 100);
      line.show(() -> "x");
    }
    assertEquals(10, printed.toString().chars().filter(c -> c == '\r').count());
  }

  @Test
  void cutsALineThatWouldWrap() {
    line(true, 10).show(() -> "0123456789abc");
    assertEquals("\r012345678", printed.toString());
  }

  @Test
  void printsPlainLinesNowAndThenElsewhere() {
    Line line = line(false, 80);
    for (int i = 0; i < 120; i++) {
      clock.addAndGet(SECOND / 10);
      int number = i;
      line.show(() -> "line " + number);
    }
    assertEquals(2, printed.toString().lines().count());
    assertTrue(printed.toString().indexOf('\r') < 0 || System.lineSeparator().contains("\r"));
  }

  @Test
  void showsEpochLossSpeedAndTimeLeft() {
    assertEquals(
        "epoch 2/3 [==========          ] loss 0.1225  31,204 images/s  3.4 s left",
        TrainingLine.text(new Step(2, 3, 117, 235, 0.12251, 31_204, 3.4)));
  }

  @Test
  void readsDurationsAsPeopleDo() {
    assertEquals("2.3 s", Words.duration(2.31));
    assertEquals("42 s", Words.duration(41.6));
    assertEquals("3 min 05 s", Words.duration(185));
    assertEquals("1 h 02 min", Words.duration(3725));
    assertEquals("?", Words.duration(Double.POSITIVE_INFINITY));
  }

  private Line line(boolean overwrites, int columns) {
    return new Terminal(new PrintWriter(printed), overwrites, columns, clock::get).line();
  }
}
