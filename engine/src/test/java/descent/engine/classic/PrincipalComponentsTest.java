package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.data.Numbers;
import descent.engine.random.NumpyRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrincipalComponentsTest {
  @Test
  void findsTheDirectionOfAnEllipse() {
    // Points on y = x / 2 with a little across: numpy.linalg.eigh of the covariance by hand.
    Numbers x = Numbers.of(Shape.of(2), 2, 1, -2, -1, -1, 2, 1, -2);
    PrincipalComponents pca = PrincipalComponents.fit(x, 2);
    // Covariances over n - 1 = 3: xx 10/3, yy 10/3, xy 0: any direction is as good.
    assertArrayEquals(new double[] {10 / 3.0, 10 / 3.0}, pca.variances(), 1e-15);
    Numbers line = Numbers.of(Shape.of(2), 0, 0, 2, 1, 4, 2);
    PrincipalComponents along = PrincipalComponents.fit(line, 1);
    double length = Math.sqrt(5);
    assertArrayEquals(new double[] {2 / length, 1 / length}, along.component(0), 1e-15);
    assertArrayEquals(new double[] {5}, along.variances(), 1e-14);
    assertArrayEquals(new double[] {1}, along.varianceRatios(), 1e-15);
    assertArrayEquals(new double[] {-length, 0, length}, along.transform(line).toArray(), 1e-14);
    assertArrayEquals(line.toArray(), along.inverse(along.transform(line)).toArray(), 1e-14);
  }

  @Test
  void decomposesARandomMatrixToTheLastBits() {
    int n = 40;
    double[] a = new NumpyRandom(3).normal(0, 1, n * n);
    double[] matrix = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        matrix[i * n + j] = a[i * n + j] + a[j * n + i];
      }
    }
    SymmetricEigen eigen = new SymmetricEigen(matrix, n);
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < n; i++) {
        double product = 0;
        for (int j = 0; j < n; j++) {
          product += matrix[i * n + j] * eigen.vector(j, k);
        }
        assertEquals(eigen.values()[k] * eigen.vector(i, k), product, 1e-13 * n);
      }
      for (int other = 0; other <= k; other++) {
        double dot = 0;
        for (int i = 0; i < n; i++) {
          dot += eigen.vector(i, k) * eigen.vector(i, other);
        }
        assertEquals(other == k ? 1 : 0, dot, 1e-13);
      }
    }
  }

  @Test
  void keepsMoreOfTheSamplesWithMoreComponents() {
    Numbers x = Numbers.of(Shape.of(8), new NumpyRandom(4).normal(0, 1, 400));
    double before = Double.POSITIVE_INFINITY;
    for (int count = 1; count <= 8; count++) {
      PrincipalComponents pca = PrincipalComponents.fit(x, count);
      double[] restored = pca.inverse(pca.transform(x)).toArray();
      double error = 0;
      for (int i = 0; i < restored.length; i++) {
        error += Math.pow(restored[i] - x.toArray()[i], 2);
      }
      assertTrue(error < before);
      // What is lost is the variance along the components left out, times n - 1.
      double kept = Arrays.stream(pca.varianceRatios()).sum();
      double total = pca.variances()[0] / pca.varianceRatios()[0];
      assertEquals((1 - kept) * total * 49, error, 1e-10);
      before = error;
    }
  }

  @Test
  void decomposesTheSmallestMatrices() {
    SymmetricEigen one = new SymmetricEigen(new double[] {3}, 1);
    assertEquals(3, one.values()[0]);
    assertEquals(1, one.vector(0, 0));
    double[] zeros = new SymmetricEigen(new double[9], 3).values();
    assertArrayEquals(new double[3], zeros);
  }

  @Test
  void rejectsWhatHasNoComponents() {
    Numbers x = Numbers.scalars(1, 2, 3);
    assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.fit(x, 2));
    assertThrows(
        IllegalArgumentException.class, () -> PrincipalComponents.fit(Numbers.scalars(1), 1));
    Numbers broken = Numbers.of(Shape.of(2), 1, 2, Double.NaN, 4, 5, 6);
    assertThrows(IllegalArgumentException.class, () -> PrincipalComponents.fit(broken, 1));
  }
}
