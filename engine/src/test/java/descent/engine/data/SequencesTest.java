package descent.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequencesTest {
  @Test
  void asksForTheFirstLetter() {
    Split split = new Recall(20, 500, 100, 3).generate();
    assertEquals(500, split.train().size());
    assertEquals(100, split.test().size());
    Set<Integer> asked = new HashSet<>();
    Dataset train = split.train();
    assertEquals(Shape.of(21), train.inputs().shape());
    for (int i = 0; i < train.size(); i++) {
      assertEquals(train.label(i), train.inputs().get(i, 0));
      for (int t = 1; t < 20; t++) {
        assertTrue(train.inputs().get(i, t) >= 4 && train.inputs().get(i, t) < 8);
      }
      assertEquals(8, train.inputs().get(i, 20));
      asked.add(train.label(i));
    }
    assertEquals(Set.of(0, 1, 2, 3), asked);
  }

  @Test
  void saysDigitsBackwards() {
    Dataset train = new Reversal(8, 200, 10, 3).generate().train();
    for (int i = 0; i < train.size(); i++) {
      for (int t = 0; t < 8; t++) {
        assertEquals(train.inputs().get(i, 7 - t), train.targets().get(i, t));
      }
    }
  }

  @Test
  void closesEachBracketAfterWhatItHolds() {
    Dataset train = new Brackets(12, 3, 300, 10, 3).generate().train();
    int deepest = 0;
    for (int i = 0; i < train.size(); i++) {
      Deque<Double> open = new ArrayDeque<>();
      for (int t = 0; t < 12; t++) {
        double token = train.inputs().get(i, t);
        if (token < Brackets.KINDS) {
          open.push(token);
          assertEquals(Brackets.IGNORED, train.targets().get(i, t));
        } else {
          assertEquals(open.pop(), train.targets().get(i, t));
        }
        deepest = Math.max(deepest, open.size());
      }
      assertTrue(open.isEmpty());
    }
    assertEquals(3, deepest);
  }

  @Test
  void sharesOutTheSentencesAboutTheWeather() {
    Split split = new Weather(36, 5).generate();
    assertEquals(36, split.train().size());
    assertEquals(12, split.test().size());
    Set<String> sentences = new HashSet<>();
    for (Dataset part : new Dataset[] {split.train(), split.test()}) {
      for (int i = 0; i < part.size(); i++) {
        StringBuilder sentence = new StringBuilder();
        for (int t = 0; t < Weather.LENGTH; t++) {
          sentence.append(Weather.CHARACTERS.charAt((int) part.inputs().get(i, t)));
        }
        sentences.add(sentence.toString().strip());
      }
    }
    Set<String> all = new HashSet<>();
    for (int number = 0; number < 48; number++) {
      all.add(Weather.sentence(number));
    }
    assertEquals(48, all.size());
    assertEquals(all, sentences);
    assertTrue(all.contains("the weather tonight in rome is rainy and cool."));
  }

  @Test
  void drawsOtherSequencesFromAnotherSeedAndForTheTest() {
    Dataset train = new Recall(20, 50, 50, 1).generate().train();
    assertEquals(train.inputs(), new Recall(20, 50, 50, 1).generate().train().inputs());
    assertNotEquals(train.inputs(), new Recall(20, 50, 50, 2).generate().train().inputs());
    assertNotEquals(train.inputs(), new Recall(20, 50, 50, 1).generate().test().inputs());
    assertEquals(train.inputs(), new Recall(20, 50, 9, 1).generate().train().inputs());
  }

  @Test
  void refusesSizesThatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> new Recall(0, 10, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Reversal(0, 10, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Brackets(11, 3, 10, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Brackets(12, 0, 10, 10, 1));
    assertThrows(IllegalArgumentException.class, () -> new Weather(48, 1));
    assertThrows(IllegalArgumentException.class, () -> new Recall(5, 10, 0, 1));
  }
}
