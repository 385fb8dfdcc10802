package descent.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Worker;
import descent.engine.data.DrawnDigits;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.io.ExperimentJson;
import descent.engine.io.Json;
import descent.engine.loss.CrossEntropyLoss;
import descent.engine.model.Models;
import descent.engine.nn.Activation;
import descent.engine.nn.Dropout;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several workers train one network as one would. */
class TeamIT {
  /** Gradients are summed in another order: rounding of single precision, over a few steps. */
  private static final double TOLERANCE = 1e-5;

  private static final int STEPS = 14;

  /** Two epochs of five steps and part of a third, the last step of each on fewer pictures. */
  private static final Experiment CNN =
      Models.named("simple-cnn")
          .experiment()
          .withData(new DrawnDigits(580, 50, 7))
          .withBatchSize(128)
          .withStop(StopRule.epochs(4));

  @AutoClose private static StaticSite site;
  private Page page;

  @BeforeAll
  static void openTheSite() throws IOException {
    site = StaticSite.open();
  }

  @BeforeEach
  void speakToWorkers() throws IOException {
    page = site.visit("favicon.svg");
    try (InputStream script = TeamIT.class.getResourceAsStream("team.js")) {
      page.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void leave() {
    page.close();
    assertEquals(List.of(), site.complaints());
  }

  @Test
  void hasTheLossesOfOneWorkerAndWeightsThatAreEqualToTheBit() {
    double[] alone = losses(train(CNN, 1));
    assertEquals(STEPS, alone.length);
    for (int count : new int[] {2, 3}) {
      Map<String, Object> team = train(CNN, count);
      assertArrayEquals(alone, losses(team), TOLERANCE, count + " workers");
      assertEquals(1, new HashSet<>(weights(team)).size(), "the same weights in all " + count);
    }
  }

  @Test
  void drawsTheRandomnessOfTheWholeBatchInEachShare() {
    Experiment dropout =
        Experiment.miniBatches(
            new DrawnDigits(300, 20, 3),
            new Supervised(
                Sequential.of(
                    new Flatten(),
                    new Linear(784, 32),
                    Activation.relu(),
                    new Dropout(0.5),
                    new Linear(32, 10)),
                new CrossEntropyLoss()),
            new Adam(1e-3),
            64,
            5,
            StopRule.epochs(9));
    double[] alone = losses(train(dropout, 1));
    assertArrayEquals(alone, losses(train(dropout, 2)), TOLERANCE);
  }

  @Test
  void goesOnWhenHelpersComeAndGo() {
    double[] alone = losses(train(CNN, 1));
    Map<String, Object> changing =
        evaluate(
            """
            async ({ experiment, steps }) => {
              const workers = await team.open(experiment, 1);
              const losses = await team.train(workers, 3);
              workers.push(await team.worker('help', experiment));
              await team.connect(workers);
              losses.push(...await team.train(workers, 7));
              workers.push(await team.worker('help', experiment));
              await team.connect(workers);
              losses.push(...await team.train(workers, 10));
              workers.splice(1, 1)[0].terminate();
              await team.connect(workers);
              losses.push(...await team.train(workers, steps));
              const weights = await team.weights(workers, steps);
              team.close(workers);
              return { losses, weights };
            }
            """,
            CNN);
    assertArrayEquals(alone, losses(changing), TOLERANCE);
    assertEquals(1, new HashSet<>(weights(changing)).size());
  }

  @Test
  void goesOnWhenAHelperDiesInTheMiddleOfAStep() {
    double[] alone = losses(train(CNN, 1));
    Map<String, Object> bereft =
        evaluate(
            """
            async ({ experiment, steps }) => {
              const workers = await team.open(experiment, 3);
              const losses = await team.train(workers, 5);
              workers.pop().terminate();
              // The leader begins a step that the dead one can never answer to.
              team.step(workers, 2);
              await new Promise(resume => setTimeout(resume, 300));
              await team.connect(workers);
              losses.push(...await team.train(workers, steps));
              const weights = await team.weights(workers, steps);
              team.close(workers);
              return { losses, weights };
            }
            """,
            CNN);
    assertArrayEquals(alone, losses(bereft), TOLERANCE);
    assertEquals(1, new HashSet<>(weights(bereft)).size());
  }

  @Test
  void reportsAHelperThatHangsAndGoesOnAsASmallerTeamWould() {
    evaluate("async ({ experiment }) => { team.all = await team.start(experiment, 3); }", CNN);
    worker(0).evaluate(quickTimers(5));
    evaluate(
        """
        async () => {
          await team.connect(team.all);
          team.losses = await team.train(team.all, 5);
        }
        """,
        CNN);
    worker(2).evaluate("() => { setTimeout(() => { for (;;); }); }");
    Map<String, Object> bereft =
        evaluate(
            """
            async ({ steps }) => {
              const { all: workers, losses } = team;
              team.step(workers, 2);
              const silent = await workers[0].next('silent');
              // The share of one step may have come before its sender fell silent.
              const last = (await workers[0].ask({ type: 'weights', experiment: '' }, 'weights')).steps;
              workers.pop().terminate();
              await team.connect(workers);
              losses.push(...await team.train(workers, steps));
              const weights = await team.weights(workers, steps);
              team.close(workers);
              return { losses, weights, last, said: [silent.team, team.number, ...silent.places] };
            }
            """,
            CNN);
    assertEquals(List.of(1, 2, 2), bereft.get("said"), "the first of two teams, its last place");
    Map<String, Object> smaller =
        evaluate(
            """
            async ({ experiment, steps }) => {
              const workers = await team.open(experiment, 3);
              const losses = await team.train(workers, %s);
              workers.pop().terminate();
              await team.connect(workers);
              losses.push(...await team.train(workers, steps));
              const weights = await team.weights(workers, steps);
              team.close(workers);
              return { losses, weights };
            }
            """
                .formatted(bereft.get("last")),
            CNN);
    assertArrayEquals(losses(smaller), losses(bereft), "to the bit");
    assertEquals(weights(smaller), weights(bereft));
  }

  /** Makes timers that repeat faster, so that the patience of a test is shorter. */
  static String quickTimers(int times) {
    return """
    (() => {
      const every = self.setInterval.bind(self);
      self.setInterval = (task, millis) => every(task, millis / %d);
    })()
    """
        .formatted(times);
  }

  @Test
  void saysWhenAWorkerNeverAnswers() {
    page.addInitScript(quickTimers(50));
    page.route("**/worker.js*", route -> {});
    page.navigate(site.address() + "#/power");
    assertThat(page.locator("#error"))
        .hasText(
            "The training worker stopped (it did not answer); reload the page to start another");
  }

  private Worker worker(int place) {
    return page.workers().stream()
        .filter(worker -> worker.evaluate("() => self.name").equals("worker " + place))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void refusesANetworkThatDoesNotFitWithTheSizeItNeeds() {
    Experiment huge =
        Experiment.miniBatches(
            new DrawnDigits(300, 20, 3),
            new Supervised(
                Sequential.of(new Flatten(), new Linear(784, 400_000), new Linear(400_000, 10)),
                new CrossEntropyLoss()),
            new Adam(1e-3),
            64,
            5,
            StopRule.epochs(1));
    Map<String, Object> refused =
        evaluate(
            """
            async ({ experiment }) => {
              try {
                await team.worker('start', experiment);
                return {};
              } catch (refused) {
                return { sentence: refused.message };
              }
            }
            """,
            huge);
    String sentence = String.valueOf(refused.get("sentence"));
    assertTrue(
        sentence.matches(
            "A block of \\d{10} floats \\(\\d{4} MB\\) does not fit into this page's memory; take a"
                + " smaller batch or model"),
        sentence);
  }

  @Test
  void goesBackInTimeAndOnWithTheTeam() {
    double[] alone = losses(train(CNN, 1));
    Map<String, Object> again =
        evaluate(
            """
            async ({ experiment, steps }) => {
              const workers = await team.open(experiment, 2);
              const losses = await team.train(workers, 6);
              workers[0].postMessage({ type: 'seek', count: 4 });
              workers[0].asked = 4;
              await team.connect(workers);
              losses.splice(4);
              losses.push(...await team.train(workers, steps));
              const weights = await team.weights(workers, steps);
              team.close(workers);
              return { losses, weights };
            }
            """,
            CNN);
    assertArrayEquals(alone, losses(again), TOLERANCE);
    assertEquals(1, new HashSet<>(weights(again)).size());
  }

  @Test
  void beginsAgainFromAnotherSeed() {
    Map<String, Object> first = train(CNN.withSeed(8), 2);
    Map<String, Object> again =
        evaluate(
            """
            async ({ experiment, steps }) => {
              const workers = await team.open(experiment, 2);
              await team.train(workers, 3);
              workers.forEach(worker => worker.postMessage({ type: 'reset', seed: 8 }));
              workers[0].asked = 0;
              await team.connect(workers);
              const losses = await team.train(workers, steps);
              const weights = await team.weights(workers, steps);
              team.close(workers);
              return { losses, weights };
            }
            """,
            CNN);
    assertArrayEquals(losses(first), losses(again), "to the bit");
    assertEquals(weights(first), weights(again));
    assertNotEquals(weights(first), weights(train(CNN, 2)));
  }

  @Test
  void measuresHowFastItTrains() {
    Object stepsPerSecond =
        page.evaluate(
            """
            async experiment => {
              const workers = await team.open(experiment, 2);
              const answer = await workers[0].ask({ type: 'measure', count: 200 }, 'measured');
              team.close(workers);
              return answer.stepsPerSecond * 1.0001;
            }
            """,
            Json.write(ExperimentJson.write(CNN.withStop(StopRule.epochs(1000)))));
    assertTrue(((Number) stepsPerSecond).doubleValue() > 0.1, "steps a second: " + stepsPerSecond);
  }

  private Map<String, Object> train(Experiment experiment, int workers) {
    return evaluate(
        """
        async ({ experiment, steps }) => {
          const workers = await team.open(experiment, %d);
          const losses = await team.train(workers, steps);
          const weights = await team.weights(workers, steps);
          team.close(workers);
          return { losses, weights };
        }
        """
            .formatted(workers),
        experiment);
  }

  @SuppressWarnings("unchecked")
  private Map<String, Object> evaluate(String script, Experiment experiment) {
    String json = Json.write(ExperimentJson.write(experiment));
    return (Map<String, Object>) page.evaluate(script, Map.of("experiment", json, "steps", STEPS));
  }

  private static double[] losses(Map<String, Object> result) {
    return ((List<?>) result.get("losses"))
        .stream().mapToDouble(loss -> ((Number) loss).doubleValue()).toArray();
  }

  private static List<?> weights(Map<String, Object> result) {
    return (List<?>) result.get("weights");
  }
}
