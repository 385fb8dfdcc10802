package descent.engine.lesson;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import descent.engine.Shape;
import descent.engine.backend.ReferenceBackend;
import descent.engine.experiment.Predictor;
import descent.engine.experiment.Weights;
import descent.engine.nn.OneHot;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seed 002: a digit's label as ten numbers. */
class OneHotTest {
  @Test
  @Tag("S2.05")
  void s2x05MakesAVectorOfALabel() {
    try (Predictor oneHot =
        Predictor.of(
            new OneHot(10), Shape.of(1), new Weights(List.of()), new ReferenceBackend(), 2)) {
      assertArrayEquals(
          new float[] {
            0, 0, 0, 0, 0, 1, 0, 0, 0, 0, // 5
            0, 0, 0, 1, 0, 0, 0, 0, 0, 0 // 3
          },
          oneHot.predict(new float[] {5, 3}, 2));
    }
  }
}
