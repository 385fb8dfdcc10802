package descent.server.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Shape;
import descent.engine.model.SimpleCnn;
import descent.engine.nn.Activation;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.GRU;
import descent.engine.nn.LSTM;
import descent.engine.nn.Linear;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.Sequential;
import descent.engine.nn.TransformerEncoderLayer;
import org.junit.jupiter.api.Test;

class WorkTest {
  @Test
  void countsTheLessonsNetwork() {
    Work work = Work.of(SimpleCnn.module(), Shape.of(1, 28, 28));
    // conv1 28x28x16 x9, conv2 14x14x32 x144, 1568x64, 64x10; two operations each
    assertEquals(225_792 + 1_806_336 + 200_704 + 1_280, work.forward());
    assertEquals(6_476_544, work.training());
  }

  @Test
  void countsALinearLayerAtEachPlace() {
    assertEquals(2 * 5 * 7 * 3, forward(new Linear(7, 3), 5, 7));
  }

  @Test
  void leavesOutTheDerivativeByTheSamples() {
    Module network = Sequential.of(new Linear(7, 3), Activation.relu(), new Linear(3, 2));
    assertEquals(2 * (2 * 21 + 3 * 6), Work.of(network, Shape.of(7)).training());
  }

  @Test
  void countsATransposedConvolutionByItsInput() {
    assertEquals(2 * 4 * 5 * 5 * 8 * 9, forward(new ConvTranspose2d(4, 8, 3, 2, 1, 1), 4, 5, 5));
  }

  @Test
  void countsGatesAndSteps() {
    assertEquals(2 * 28 * (28 + 128) * 4 * 128, forward(new LSTM(28, 128), 28, 28));
    // Two layers in two directions: the second reads what both directions of the first have said.
    int first = 2 * 6 * (5 + 4) * 3 * 4 * 2;
    int second = 2 * 6 * (8 + 4) * 3 * 4 * 2;
    assertEquals(first + second, forward(new GRU(5, 4, 2, true, true), 6, 5));
  }

  @Test
  void countsMapsAndScores() {
    int maps = 4 * 2 * 32 * 64 * 64;
    int scores = 2 * 2 * 32 * 32 * 64;
    assertEquals(maps + scores, forward(new MultiheadAttention(64, 4, true, false), 32, 64));
    int feed = 2 * 2 * 32 * 64 * 128;
    Module layer =
        new TransformerEncoderLayer(64, 4, 128, 0, Activation.relu(), 1e-5, false, false);
    assertEquals(maps + scores + feed, forward(layer, 32, 64));
  }

  @Test
  void countsNothingWhereThereAreNoProducts() {
    assertEquals(0, forward(Activation.tanh(), 100));
  }

  private static double forward(Module module, int... input) {
    return Work.of(module, Shape.of(input)).forward();
  }
}
