package descent.engine.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.data.Brackets;
import descent.engine.data.BreastCancer;
import descent.engine.data.Circles;
import descent.engine.data.Clusters;
import descent.engine.data.DataSource;
import descent.engine.data.Digits8x8;
import descent.engine.data.DrawnDigits;
import descent.engine.data.Expanded;
import descent.engine.data.GivenPoints;
import descent.engine.data.HandFeatures;
import descent.engine.data.HeldOut;
import descent.engine.data.Mnist;
import descent.engine.data.Modes;
import descent.engine.data.Moons;
import descent.engine.data.Recall;
import descent.engine.data.Reversal;
import descent.engine.data.Sine;
import descent.engine.data.Spirals;
import descent.engine.data.Weather;
import descent.engine.data.Xor;
import descent.engine.experiment.Adversarial;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.LearningRate;
import descent.engine.experiment.NextToken;
import descent.engine.experiment.Order;
import descent.engine.experiment.Reconstruction;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.experiment.Task;
import descent.engine.experiment.Variational;
import descent.engine.graph.Geometry;
import descent.engine.loss.BCELoss;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.loss.HingeLoss;
import descent.engine.loss.HuberLoss;
import descent.engine.loss.KLDivLoss;
import descent.engine.loss.L1Loss;
import descent.engine.loss.Loss;
import descent.engine.loss.MSELoss;
import descent.engine.loss.NLLLoss;
import descent.engine.loss.SmoothL1Loss;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.engine.nn.Activation;
import descent.engine.nn.AdaptiveAvgPool2d;
import descent.engine.nn.AdaptiveMaxPool2d;
import descent.engine.nn.AvgPool2d;
import descent.engine.nn.BatchNorm1d;
import descent.engine.nn.BatchNorm2d;
import descent.engine.nn.Conv2d;
import descent.engine.nn.ConvTranspose2d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Embedding;
import descent.engine.nn.Flatten;
import descent.engine.nn.GRU;
import descent.engine.nn.InitialWeights;
import descent.engine.nn.LSTM;
import descent.engine.nn.LastStep;
import descent.engine.nn.LayerNorm;
import descent.engine.nn.LearnedPositions;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.MultiheadAttention;
import descent.engine.nn.OneHot;
import descent.engine.nn.PositionalEncoding;
import descent.engine.nn.RNN;
import descent.engine.nn.Sequential;
import descent.engine.nn.Softmax;
import descent.engine.nn.TransformerEncoderLayer;
import descent.engine.nn.Upsample;
import descent.engine.optim.Adadelta;
import descent.engine.optim.Adagrad;
import descent.engine.optim.Adam;
import descent.engine.optim.AdamW;
import descent.engine.optim.Adamax;
import descent.engine.optim.Clipping;
import descent.engine.optim.Optimizer;
import descent.engine.optim.RMSprop;
import descent.engine.optim.SGD;
import descent.engine.optim.Schedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExperimentJsonTest {
  private static final List<DataSource> SOURCES =
      List.of(
          new Circles(500, 0.08, 0.4, 42),
          new Clusters(50, 2, 0.8, 7),
          new DrawnDigits(100, 20, 3),
          new HandFeatures(new DrawnDigits(100, 20, 3)),
          new BreastCancer(42),
          new Digits8x8(9),
          new Brackets(12, 3, 50, 20, 4),
          new Modes(Modes.Layout.FINE_GRID, 100, 3),
          new Moons(100, 0.08, 5),
          new Recall(20, 64, 16, 6),
          new Reversal(8, 64, 16, 7),
          new Weather(36, 8),
          new Expanded(new Circles(7), 3),
          new HeldOut(new Circles(7), 5),
          GivenPoints.inPlane(List.of(1, 0), 0.5, 0.8, -0.7, 4.0),
          new Sine(300, 0.15, 42),
          new Spirals(42),
          new Xor(),
          new Mnist());
  private static final List<Module> MODULES =
      List.of(
          new Linear(2, 3, false),
          new Linear(2, 3, true, InitialWeights.NUMPY_XAVIER),
          new Conv2d(2, 4, 3, 1, 1),
          new ConvTranspose2d(4, 2, Geometry.square(3, 2, 1), 1, 0, 2, false),
          new MaxPool2d(2),
          new AvgPool2d(Geometry.square(3, 2, 1), false),
          new AdaptiveAvgPool2d(3, 2),
          new AdaptiveMaxPool2d(1, 2),
          new Upsample(3, 2, true),
          new BatchNorm1d(3),
          new BatchNorm2d(2, 1e-3, 0.3, false),
          new LayerNorm(Shape.of(3, 4), 1e-3, false),
          new Embedding(7, 8, 0),
          new PositionalEncoding(),
          new OneHot(4),
          new LearnedPositions(5, 4),
          new LastStep(),
          new RNN(2, 3, 2, true, false, true, true),
          new LSTM(2, 3, 2, false, true, 3),
          new GRU(2, 3, 1, true, false, -0.5),
          new MultiheadAttention(6, 2, false, true),
          new TransformerEncoderLayer(4, 2, 6, 0.1, Activation.relu(), 1e-5, true, true),
          new Softmax(true),
          new Flatten(),
          new Dropout(0.25),
          Activation.leakyRelu(0.2),
          Sequential.of(new Linear(3, 1)));
  private static final List<Loss> LOSSES =
      List.of(
          new MSELoss(),
          new L1Loss(),
          new HuberLoss(0.5),
          new SmoothL1Loss(2),
          new HingeLoss(),
          new NLLLoss(),
          new KLDivLoss(),
          new CrossEntropyLoss(0, List.of(0.5, 2.0), false),
          new BCELoss(),
          new BCEWithLogitsLoss(2.5),
          new CrossEntropyLoss(0.1));
  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          new SGD(0.1, 0.9, 0, true, 1e-4),
          new RMSprop(0.01),
          new Adagrad(0.01),
          new Adadelta(1),
          new Adam(1e-3, 0.8, 0.99, 1e-7, 0.1, true),
          new Adamax(2e-3),
          new AdamW(1e-3));
  private static final List<Schedule> SCHEDULES =
      List.of(
          Schedule.CONSTANT,
          new Schedule.Step(3, 0.5),
          new Schedule.MultiStep(List.of(2, 5), 0.1),
          new Schedule.Exponential(0.9),
          new Schedule.InverseTime(0.01),
          new Schedule.Linear(0.1, 1, 5),
          new Schedule.Polynomial(10, 2),
          new Schedule.Cosine(10, 1e-5),
          new Schedule.CosineWarmRestarts(4, 2, 0),
          new Schedule.WarmupCosine(2, 20),
          new Schedule.OneCycle(0.1, 20, 0.3, 25, 1e4),
          new Schedule.ReduceOnPlateau(0.5, 2, 1e-3, 1, 1e-6));
  private static final List<Clipping> CLIPPINGS =
      List.of(
          Clipping.NONE,
          new Clipping.Value(0.5),
          new Clipping.Norm(1),
          new Clipping.Norm(1, Double.POSITIVE_INFINITY));
  private static final Module ENCODER = Sequential.of(new Linear(4, 2), Activation.sigmoid());
  private static final Module DECODER = new Linear(2, 4);
  private static final List<Task> TASKS =
      List.of(
          new Supervised(DECODER, new MSELoss()),
          Reconstruction.of(ENCODER, DECODER, new MSELoss()),
          new Reconstruction(ENCODER, DECODER, new MSELoss(), new Reconstruction.Denoising(0.5)),
          new Reconstruction(ENCODER, DECODER, new MSELoss(), new Reconstruction.Sparse(0.03)),
          new Reconstruction(ENCODER, DECODER, new L1Loss(), new Reconstruction.Contractive(1e-3)),
          new Variational(ENCODER, 2, 2, DECODER, new BCEWithLogitsLoss(), 4),
          new NextToken(DECODER, 3, -1),
          new Adversarial(
              DECODER, ENCODER, 2, Adversarial.Objective.LEAST_SQUARES, 5, 2, 0.5, 3000));

  @Test
  void readsWhatItWrote() {
    for (Recipe recipe : Models.all()) {
      assertRoundTrip(recipe.experiment());
    }
    List<Sequential.Child> children = new ArrayList<>();
    for (int i = 0; i < MODULES.size(); i++) {
      children.add(new Sequential.Child("m" + i, MODULES.get(i)));
    }
    Module all = new Sequential("Everything", children);
    Experiment base =
        Experiment.miniBatches(
            new Xor(),
            new Supervised(all, new MSELoss()),
            new SGD(1),
            32,
            (1L << 53) - 1,
            StopRule.epochs(9).orLossBelow(0.5).orAccuracy(0.99).orPatience(3));
    SOURCES.forEach(source -> assertRoundTrip(base.withData(source)));
    LOSSES.forEach(loss -> assertRoundTrip(base.withTask(new Supervised(all, loss))));
    TASKS.forEach(task -> assertRoundTrip(base.withTask(task)));
    OPTIMIZERS.forEach(optimizer -> assertRoundTrip(base.withOptimizer(optimizer)));
    CLIPPINGS.forEach(clipping -> assertRoundTrip(base.withClipping(clipping)));
    for (Schedule schedule : SCHEDULES) {
      assertRoundTrip(base.withLearningRate(LearningRate.perEpoch(schedule)));
    }
    for (Order order : Order.values()) {
      assertRoundTrip(base.withOrder(order));
    }
  }

  @Test
  void takesWhatIsNotSaidAsItWasBeforeItCouldBeSaid() {
    Experiment spirals = Models.named("spirals").experiment();
    String text = Json.write(ExperimentJson.write(spirals));
    for (String later :
        List.of(
            "\"learningRate\":{\"unit\":\"step\",\"schedule\":{\"kind\":\"constant\"}},",
            "\"clipping\":{\"kind\":\"none\"},",
            ",\"accuracy\":0,\"patience\":0",
            ",\"amsgrad\":false",
            ",\"posWeight\":1")) {
      assertTrue(text.contains(later), later + " in " + text);
      text = text.replace(later, "");
    }
    assertEquals(spirals, ExperimentJson.read(Json.parseObject(text)));
  }

  private static void assertRoundTrip(Experiment experiment) {
    String text = Json.write(ExperimentJson.write(experiment));
    assertEquals(experiment, ExperimentJson.read(Json.parseObject(text)));
  }

  @Test
  void coversEveryPermittedKind() {
    assertCovers(DataSource.class, SOURCES);
    assertCovers(Module.class, MODULES);
    assertCovers(Loss.class, LOSSES);
    assertCovers(Optimizer.class, OPTIMIZERS);
    assertCovers(Schedule.class, SCHEDULES);
    assertCovers(Clipping.class, CLIPPINGS);
    assertCovers(Task.class, TASKS);
    List<Object> variants = new ArrayList<>();
    for (Task task : TASKS) {
      if (task instanceof Reconstruction reconstruction) {
        variants.add(reconstruction.variant());
      }
    }
    assertCovers(Reconstruction.Variant.class, variants);
  }

  private static void assertCovers(Class<?> sealed, List<?> examples) {
    Set<Class<?>> covered = new HashSet<>();
    examples.forEach(example -> covered.add(example.getClass()));
    assertEquals(leaves(sealed), covered);
  }

  private static Set<Class<?>> leaves(Class<?> type) {
    Set<Class<?>> leaves = new HashSet<>();
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        leaves.addAll(leaves(permitted));
      }
    } else {
      leaves.add(type);
    }
    return leaves;
  }

  @Test
  void saysWhatIsWrong() {
    String good = Json.write(ExperimentJson.write(Models.named("spirals").experiment()));
    assertComplains(good.replace("\"adam\"", "\"adamant\""), "no optimizer called \"adamant\"");
    assertComplains(good.replace("experiment-1", "experiment-9"), "another version");
    assertComplains(good.replace("\"epochs\":2500", "\"epochs\":0"), "at least 1 epoch");
    assertComplains(good.replace("\"lr\":0.005,", ""), "\"lr\" is missing");
    assertComplains(good.replace("\"in\":2,", "\"in\":2.5,"), "\"in\" should be an integer");
  }

  private static void assertComplains(String text, String because) {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> ExperimentJson.read(Json.parseObject(text)));
    assertTrue(String.valueOf(error.getMessage()).contains(because), error.getMessage());
  }
}
