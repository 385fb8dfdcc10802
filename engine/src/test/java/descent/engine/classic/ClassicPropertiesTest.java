package descent.engine.classic;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.backend.ReferenceBackend;
import descent.engine.data.DigitFeatures;
import descent.engine.data.Numbers;
import descent.engine.data.PolynomialFeatures;
import descent.engine.data.StandardScaler;
import org.junit.jupiter.api.Test;

/** Samples that are missing, alone, of another size or no numbers: a sentence that names them. */
class ClassicPropertiesTest {
  private static final ReferenceBackend BACKEND = new ReferenceBackend();
  private static final Numbers NONE = Numbers.of(Shape.of(2));
  private static final Numbers TWO = Numbers.of(Shape.of(2), 1, 2, 3, 4);
  private static final Numbers NAN = Numbers.of(Shape.of(2), 1, Double.NaN, 3, 4);
  private static final Numbers INFINITE = Numbers.of(Shape.of(2), 1, 2, 3, 1 / 0.0);
  private static final Numbers WIDE = Numbers.of(Shape.of(3), 1, 2, 3, 4, 5, 6);

  @Test
  void refusesNoSamples() {
    assertSentence(() -> new LogisticRegression().fit(BACKEND, NONE, new int[0], 2));
    assertSentence(() -> LinearRegression.fit(NONE, new double[0]));
    assertSentence(() -> PrincipalComponents.fit(NONE, 1));
    assertSentence(() -> StandardScaler.fit(NONE));
  }

  @Test
  void refusesWhatIsNoNumber() {
    for (Numbers x : new Numbers[] {NAN, INFINITE}) {
      assertSentence(() -> new LogisticRegression().fit(BACKEND, x, new int[] {0, 1}, 2));
      assertSentence(() -> LinearRegression.fit(x, new double[2]));
      assertSentence(() -> PrincipalComponents.fit(x, 1));
    }
  }

  @Test
  void refusesSamplesOfAnotherSize() {
    LinearClassifier classifier = new LogisticRegression().fit(BACKEND, TWO, new int[] {0, 1}, 2);
    assertSentence(() -> classifier.predict(WIDE));
    assertSentence(() -> classifier.probabilities(WIDE));
    StandardScaler scaler = StandardScaler.fit(TWO);
    assertSentence(() -> scaler.transform(WIDE));
    LinearRegression line = LinearRegression.fit(Numbers.scalars(1, 2, 3), new double[] {4, 5, 6});
    assertSentence(() -> line.predict(WIDE));
    assertSentence(() -> PrincipalComponents.fit(TWO, 1).transform(WIDE));
    assertSentence(() -> new PolynomialFeatures(2, 2).transform(WIDE));
    assertSentence(() -> new Perceptron(2, 1).answer(1, 2, 3));
    assertSentence(() -> new Perceptron(0, 1));
    assertSentence(() -> new Perceptron(2, Double.NaN));
    assertSentence(() -> DigitFeatures.of(TWO));
  }

  /** The message names a size or a number. */
  private static void assertSentence(Runnable action) {
    var error = assertThrows(IllegalArgumentException.class, action::run);
    String message = String.valueOf(error.getMessage());
    assertTrue(message.chars().anyMatch(Character::isDigit), message);
  }
}
