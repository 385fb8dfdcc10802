package descent.engine.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How people write the ten digits: for each a few ways, as the places that the pen passes in a box
 * of height 100.
 *
 * <p>A way is a list of strokes separated by semicolons; a stroke is a list of places {@code x,y};
 * a stroke runs smoothly from place to place, and turns sharply where a slash stands. Ways that
 * come more often are listed more than once.
 */
final class DigitShapes {
  private static final String[][] WAYS = {
    {
      "48,1 20,14 6,48 20,87 48,99 76,86 90,50 77,14 50,2 38,6",
      "58,3 28,8 8,45 18,86 45,99 74,84 88,45 72,10 46,2",
      "40,4 14,25 8,60 24,92 52,98 80,78 88,40 68,8 42,3",
    },
    {
      "50,0 50,50 50,100",
      "50,0 50,50 50,100",
      "50,0 50,50 50,100",
      "52,0 50,50 47,100",
      "48,0 51,50 51,100",
      "36,18 53,0 / 51,50 50,100",
    },
    {
      "12,24 28,6 52,0 78,12 80,36 58,64 10,96 / 50,95 94,94",
      "10,20 34,3 62,4 78,22 66,50 38,78 12,92 / 48,90 92,96",
      "14,26 30,4 60,2 78,22 64,54 34,84 14,96 10,84 28,76 56,90 94,92",
      "16,10 44,0 72,6 80,28 58,60 14,95 / 52,92 90,95",
    },
    {
      "14,14 40,0 70,6 76,26 56,43 34,47 / 64,50 84,68 72,92 42,100 10,88",
      "12,10 42,0 74,10 68,34 40,46 / 70,52 82,74 62,96 34,100 8,90",
      "16,6 46,1 72,12 64,36 42,46 70,54 80,76 58,97 30,99 10,86",
      "14,3 46,3 80,4 / 44,42 / 72,52 82,74 62,97 34,99 10,88",
    },
    {
      "20,4 14,30 10,54 / 44,55 84,50 ; 70,12 66,55 62,100",
      "26,2 18,28 12,52 / 50,54 88,48 ; 66,20 64,60 60,100",
      "16,4 16,34 34,52 58,50 76,38 ; 80,4 76,40 68,72 60,100",
      "30,0 16,36 8,60 / 50,60 90,58 ; 68,22 66,60 64,100",
      "58,2 34,32 8,62 / 48,63 92,60 ; 62,4 62,50 60,100",
    },
    {
      "82,3 56,4 30,5 / 26,24 22,43 / 50,37 78,48 82,74 58,97 28,98 10,88",
      "30,5 26,24 24,44 / 52,38 78,52 78,80 50,99 14,92 ; 30,5 56,4 86,1",
      "78,4 52,3 32,8 / 28,26 24,42 / 54,40 80,58 72,86 42,99 10,92",
      "30,6 27,26 25,42 / 54,40 76,58 70,88 40,99 12,90 ; 28,6 60,8 88,4",
    },
    {
      "66,1 38,18 16,50 16,82 42,100 72,90 78,68 56,55 30,64 18,80",
      "58,0 32,24 14,58 20,90 48,99 74,84 70,62 44,58 20,76",
      "72,4 44,14 20,44 14,78 34,99 66,94 76,72 54,58 28,66 16,82",
    },
    {
      "10,8 44,6 84,5 / 66,36 52,66 44,100",
      "8,6 46,5 86,6 / 70,34 56,66 50,100",
      "12,20 14,5 / 48,6 82,5 / 64,42 50,72 46,100",
      "10,8 46,6 84,5 / 66,38 52,68 44,100 ; 36,50 58,48 80,47",
      "10,12 34,5 66,8 84,6 78,24 60,58 48,100",
    },
    {
      "76,16 54,1 26,8 24,30 50,47 76,64 76,88 48,100 20,88 24,64 50,48 74,30 78,14",
      "70,8 42,2 24,20 36,40 62,54 76,76 60,97 32,96 20,76 38,54 66,34 74,12",
      "50,47 26,34 24,12 50,0 74,12 72,34 50,47 ; 50,48 22,64 24,90 50,100 76,90 78,64 50,47",
      "80,10 56,0 28,8 26,28 52,46 72,62 72,88 46,100 22,86 32,62 58,44 82,12",
    },
    {
      "78,16 56,2 28,8 16,30 30,50 58,46 76,24 / 74,50 70,76 66,100",
      "76,18 52,1 24,12 18,38 40,52 66,40 78,14 / 77,50 72,78 64,100",
      "80,10 50,2 24,18 24,42 48,50 70,36 80,12 80,44 70,82 44,99 20,92",
      "74,22 54,3 28,10 18,34 36,50 62,42 75,16 / 72,48 62,76 50,100",
    },
  };

  /** Straight pieces between two places of a smooth run. */
  private static final int PIECES = 6;

  private static final List<List<Way>> DIGITS = readAll();

  private DigitShapes() {}

  /** How many ways a digit is written in. */
  static int ways(int digit) {
    return WAYS[digit].length;
  }

  /** One way to write a digit. */
  static Way way(int digit, int way) {
    return DIGITS.get(digit).get(way);
  }

  private static List<List<Way>> readAll() {
    List<List<Way>> digits = new ArrayList<>();
    for (String[] texts : WAYS) {
      List<Way> ways = new ArrayList<>();
      for (String text : texts) {
        List<Outline> strokes = new ArrayList<>();
        for (String stroke : parts(text, ';')) {
          strokes.add(readStroke(stroke));
        }
        ways.add(new Way(strokes));
      }
      digits.add(ways);
    }
    return digits;
  }

  /** What stands between the separators and is not empty. */
  private static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf(separator, from);
      end = end < 0 ? text.length() : end;
      if (end > from) {
        parts.add(text.substring(from, end));
      }
      from = end + 1;
    }
    return parts;
  }

  private static Outline readStroke(String stroke) {
    List<List<Point>> runs = new ArrayList<>();
    List<Point> run = new ArrayList<>();
    for (String word : parts(stroke, ' ')) {
      if (word.equals("/")) {
        runs.add(run);
        run = new ArrayList<>(List.of(run.getLast()));
      } else {
        int comma = word.indexOf(',');
        double x = Integer.parseInt(word.substring(0, comma)) / 100.0;
        double y = Integer.parseInt(word.substring(comma + 1)) / 100.0;
        run.add(new Point(x, y));
      }
    }
    runs.add(run);
    return new Outline(runs);
  }

  /** The smooth line through all places: cubic pieces after Catmull and Rom (1974). */
  static List<Point> smooth(List<Point> places) {
    List<Point> line = new ArrayList<>();
    line.add(places.getFirst());
    for (int i = 0; i + 1 < places.size(); i++) {
      Point before = places.get(Math.max(0, i - 1));
      Point from = places.get(i);
      Point to = places.get(i + 1);
      Point after = places.get(Math.min(places.size() - 1, i + 2));
      for (int piece = 1; piece <= PIECES; piece++) {
        double t = (double) piece / PIECES;
        line.add(
            new Point(
                cubic(before.x(), from.x(), to.x(), after.x(), t),
                cubic(before.y(), from.y(), to.y(), after.y(), t)));
      }
    }
    return line;
  }

  private static double cubic(double a, double b, double c, double d, double t) {
    double linear = (c - a) * t;
    double square = (2 * a - 5 * b + 4 * c - d) * t * t;
    double cube = (3 * b - a - 3 * c + d) * t * t * t;
    return b + 0.5 * (linear + square + cube);
  }

  /** A way to write a digit: its strokes. */
  record Way(List<Outline> strokes) {}

  /** A stroke's places: smooth runs, each beginning where the one before it ends. */
  record Outline(List<List<Point>> runs) {}
}
