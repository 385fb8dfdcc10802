package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import descent.engine.Shape;
import org.junit.jupiter.api.Test;

class StandardScalerTest {
  @Test
  void centresAndScalesEachColumn() {
    Numbers samples = Numbers.of(Shape.of(2), 1, 10, 3, 30);
    StandardScaler scaler = StandardScaler.fit(samples);
    assertArrayEquals(new double[] {2, 20}, scaler.mean());
    assertArrayEquals(new double[] {1, 10}, scaler.scale());
    assertArrayEquals(new double[] {-1, -1, 1, 1}, scaler.transform(samples).toArray());
  }

  @Test
  void onlyCentresAConstantColumn() {
    Numbers samples = Numbers.scalars(0.1, 0.1, 0.1);
    StandardScaler scaler = StandardScaler.fit(samples);
    assertArrayEquals(new double[] {1}, scaler.scale());
    assertArrayEquals(new double[] {0, 0, 0}, scaler.transform(samples).toArray(), 1e-16);
  }
}
