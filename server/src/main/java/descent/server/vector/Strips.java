package descent.server.vector;

import static descent.server.vector.Simd.FLOATS;
import static descent.server.vector.Simd.LENGTH;
import static descent.server.vector.Tiles.PITCH;
import static jdk.incubator.vector.FloatVector.fromArray;

import jdk.incubator.vector.FloatVector;

/**
 * Packs the left operand of a product for {@link Tiles}: strip after strip of a few rows, divided
 * evenly so that no strip is much lower than the others. Within a strip element (i, p) lies at p
 * PITCH + i; what a strip lacks in height is filled with numbers that nobody looks at.
 */
final class Strips {
  private Strips() {}

  /** Floats for strips of at most so many rows and columns. */
  static int size(int rows, int k) {
    return Tiles.strips(rows) * k * PITCH + LENGTH;
  }

  /** Packs a(rows, k), element (i, p) of which is at a + i aRow + p aCol; one of the two is 1. */
  static void pack(float[] v, int rows, int k, int a, int aRow, int aCol, float[] to) {
    int strips = Tiles.strips(rows);
    for (int strip = 0, i = 0; strip < strips; strip++) {
      int height = (rows - i) / (strips - strip);
      int at = strip * k * PITCH;
      if (aRow == 1) {
        columns(v, height, k, a + i, aCol, to, at);
      } else {
        rows(v, height, k, a + i * aRow, aRow, to, at);
      }
      i += height;
    }
  }

  /** A strip that is stored column by column. */
  private static void columns(float[] v, int height, int k, int a, int ld, float[] to, int at) {
    for (int p = 0; p < k; p++, a += ld, at += PITCH) {
      for (int i = 0; i < height; i += LENGTH) { // what is too much, the next column overwrites
        fromArray(FLOATS, v, a + i).intoArray(to, at + i);
      }
    }
  }

  /**
   * A strip that is stored row by row. Interleaving rows i and i + 4 for all i moves the highest
   * binary digit of an element's row below the digits of its column; three rounds move all.
   */
  private static void rows(float[] v, int height, int k, int a, int ld, float[] to, int at) {
    int r1 = a + Math.min(1, height - 1) * ld;
    int r2 = a + Math.min(2, height - 1) * ld;
    int r3 = a + Math.min(3, height - 1) * ld;
    int r4 = a + Math.min(4, height - 1) * ld;
    int r5 = a + Math.min(5, height - 1) * ld;
    int r6 = a + Math.min(6, height - 1) * ld;
    int r7 = a + Math.min(7, height - 1) * ld;
    int even = k / LENGTH * LENGTH;
    for (int p = 0; p < even; p += LENGTH) {
      FloatVector a0 = fromArray(FLOATS, v, a + p);
      FloatVector a1 = fromArray(FLOATS, v, r1 + p);
      FloatVector a2 = fromArray(FLOATS, v, r2 + p);
      FloatVector a3 = fromArray(FLOATS, v, r3 + p);
      FloatVector a4 = fromArray(FLOATS, v, r4 + p);
      FloatVector a5 = fromArray(FLOATS, v, r5 + p);
      FloatVector a6 = fromArray(FLOATS, v, r6 + p);
      FloatVector a7 = fromArray(FLOATS, v, r7 + p);
      FloatVector b0 = Zip.LOWER.selectFrom(a0, a4);
      FloatVector b1 = Zip.UPPER.selectFrom(a0, a4);
      FloatVector b2 = Zip.LOWER.selectFrom(a1, a5);
      FloatVector b3 = Zip.UPPER.selectFrom(a1, a5);
      FloatVector b4 = Zip.LOWER.selectFrom(a2, a6);
      FloatVector b5 = Zip.UPPER.selectFrom(a2, a6);
      FloatVector b6 = Zip.LOWER.selectFrom(a3, a7);
      FloatVector b7 = Zip.UPPER.selectFrom(a3, a7);
      FloatVector c0 = Zip.LOWER.selectFrom(b0, b4);
      FloatVector c1 = Zip.UPPER.selectFrom(b0, b4);
      FloatVector c2 = Zip.LOWER.selectFrom(b1, b5);
      FloatVector c3 = Zip.UPPER.selectFrom(b1, b5);
      FloatVector c4 = Zip.LOWER.selectFrom(b2, b6);
      FloatVector c5 = Zip.UPPER.selectFrom(b2, b6);
      FloatVector c6 = Zip.LOWER.selectFrom(b3, b7);
      FloatVector c7 = Zip.UPPER.selectFrom(b3, b7);
      int out = at + p * PITCH;
      Zip.LOWER.selectFrom(c0, c4).intoArray(to, out);
      Zip.UPPER.selectFrom(c0, c4).intoArray(to, out + LENGTH);
      Zip.LOWER.selectFrom(c1, c5).intoArray(to, out + 2 * LENGTH);
      Zip.UPPER.selectFrom(c1, c5).intoArray(to, out + 3 * LENGTH);
      Zip.LOWER.selectFrom(c2, c6).intoArray(to, out + 4 * LENGTH);
      Zip.UPPER.selectFrom(c2, c6).intoArray(to, out + 5 * LENGTH);
      Zip.LOWER.selectFrom(c3, c7).intoArray(to, out + 6 * LENGTH);
      Zip.UPPER.selectFrom(c3, c7).intoArray(to, out + 7 * LENGTH);
    }
    for (int p = even; p < k; p++) {
      for (int i = 0; i < height; i++) {
        to[at + p * PITCH + i] = v[a + i * ld + p];
      }
    }
  }
}
