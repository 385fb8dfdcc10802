package descent.web.station.digits;

import descent.engine.metric.ConfusionMatrix;
import java.util.Arrays;

/** What a network answers to each picture of the test set. */
final class TestResult {
  private static final int CLASSES = 10;

  private final TestSet tests;
  private final int[] labels;
  private final int[] answers;
  private final float[] certainties;
  private final ConfusionMatrix matrix;

  TestResult(TestSet tests, int[] answers, float[] certainties) {
    this.tests = tests;
    this.answers = answers;
    this.certainties = certainties;
    labels = tests.pictures().labels();
    matrix = ConfusionMatrix.of(labels, answers, CLASSES);
  }

  /** The pictures that were read. */
  TestSet tests() {
    return tests;
  }

  /** Rows are the digits that were written, columns those that were read. */
  ConfusionMatrix matrix() {
    return matrix;
  }

  /** The digit that was written. */
  int label(int picture) {
    return labels[picture];
  }

  /** The digit that was read. */
  int answer(int picture) {
    return answers[picture];
  }

  /** The probability of the digit that was read. */
  double certainty(int picture) {
    return certainties[picture];
  }

  /** Whether what was read is what was written. */
  boolean isRight(int picture) {
    return labels[picture] == answers[picture];
  }

  /** How many of these were read right. */
  int rightOf(int[] pictures) {
    int right = 0;
    for (int picture : pictures) {
      right += isRight(picture) ? 1 : 0;
    }
    return right;
  }

  /** How many were read wrong. */
  int mistakes() {
    return tests.size() - matrix.correct();
  }

  /** The pictures of a digit that were read as one, as themselves or another, in their order. */
  int[] cell(int label, int answer) {
    int[] pictures = new int[matrix.count(label, answer)];
    int count = 0;
    for (int i = 0; i < answers.length; i++) {
      if (labels[i] == label && answers[i] == answer) {
        pictures[count++] = i;
      }
    }
    return pictures;
  }

  /** All pictures that were read wrong, those first of which the network was surest. */
  int[] surestMistakes() {
    int[] pictures = new int[mistakes()];
    int count = 0;
    for (int i = 0; i < answers.length; i++) {
      if (!isRight(i)) {
        int place = count++;
        while (place > 0 && certainties[pictures[place - 1]] < certainties[i]) {
          pictures[place] = pictures[place - 1];
          place--;
        }
        pictures[place] = i;
      }
    }
    return pictures;
  }

  /**
   * The cells off the diagonal with the largest counts, as 10 x written + read; of equal ones the
   * first.
   *
   * @param most how many cells at most
   * @param above cells that count no more than this do not matter
   */
  int[] worstCells(int most, int above) {
    int[] worst = new int[most];
    int count = 0;
    for (int cell = 0; cell < CLASSES * CLASSES; cell++) {
      int size = size(cell);
      if (cell % (CLASSES + 1) == 0 || size <= above) {
        continue;
      }
      int place = Math.min(count, most);
      while (place > 0 && size(worst[place - 1]) < size) {
        if (place < most) {
          worst[place] = worst[place - 1];
        }
        place--;
      }
      if (place < most) {
        worst[place] = cell;
        count = Math.min(most, count + 1);
      }
    }
    return Arrays.copyOf(worst, count);
  }

  /** How many pictures a cell counts, which is 10 x written + read. */
  int size(int cell) {
    return matrix.count(cell / CLASSES, cell % CLASSES);
  }
}
