package descent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.Shape;
import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import descent.engine.io.Safetensors;
import descent.engine.io.SavedTensor;
import descent.engine.model.Models;
import descent.engine.model.Recipe;
import descent.server.mnist.TinyMnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path folder;
  private Path data;
  private Path weights;

  @BeforeEach
  void writeData() throws IOException {
    data = Files.createDirectory(folder.resolve("mnist"));
    TinyMnist.write(data, 40, 20);
    weights = folder.resolve("weights.safetensors");
  }

  @Test
  void trainsThenEvaluatesTheSame() {
    CommandLineFixture train = train("--json");
    assertEquals(0, train.exitCode(), train.err());
    List<JsonObject> events = train.lines().stream().map(Json::parseObject).toList();
    assertEquals(3, events.size());
    for (int i = 0; i < 2; i++) {
      assertEquals(
          Set.of("event", "epoch", "trainLoss", "testAccuracy", "seconds", "imagesPerSecond"),
          events.get(i).members().keySet());
      assertEquals("epoch", events.get(i).string("event"));
      assertEquals(i + 1, events.get(i).integer("epoch"));
    }
    assertEquals(Set.of("event", "out", "testAccuracy"), events.get(2).members().keySet());
    assertEquals(weights.toString(), events.get(2).string("out"));
    assertTrue(train.err().contains("MNIST (" + data + ")"), train.err());

    CommandLineFixture evaluate = run("evaluate", "--weights", weights, "--data", data, "--json");
    assertEquals(0, evaluate.exitCode(), evaluate.err());
    JsonObject result = Json.parseObject(evaluate.out());
    assertEquals(Set.of("images", "correct", "accuracy"), result.members().keySet());
    assertEquals(20, result.integer("images"));
    assertEquals(events.get(2).number("testAccuracy"), result.number("accuracy"));
    assertEquals(result.number("correct") / 20, result.number("accuracy"));
  }

  @Test
  void writesPyTorchsNamesInItsOrderWithTheirOrigin() throws IOException {
    assertEquals(0, train().exitCode());
    Safetensors file = Safetensors.read(Files.readAllBytes(weights));
    assertEquals(
        List.of(
            "features.0.weight [16, 1, 3, 3]",
            "features.0.bias [16]",
            "features.3.weight [32, 16, 3, 3]",
            "features.3.bias [32]",
            "classifier.1.weight [64, 1568]",
            "classifier.1.bias [64]",
            "classifier.3.weight [10, 64]",
            "classifier.3.bias [10]"),
        file.tensors().stream().map(tensor -> tensor.name() + " " + tensor.shape()).toList());
    Map<String, String> texts = file.metadata();
    assertEquals("pt", texts.get("format"));
    assertEquals("simple-cnn", texts.get("model"));
    assertEquals("7", texts.get("seed"));
    assertEquals("2", texts.get("epochs"));
    assertEquals("10", texts.get("batch"));
    assertEquals("other files in the format of MNIST", texts.get("data"));
    assertTrue(texts.get("sha256.train-images-idx3-ubyte").matches("[0-9a-f]{64}"));
    assertTrue(texts.get("backend").contains("vector"), texts.get("backend"));
    assertEquals("1", texts.get("threads"));
  }

  @Test
  void givesTheSameBytesForTheSameSeed() throws IOException {
    train();
    byte[] first = Files.readAllBytes(weights);
    train();
    assertTrue(Arrays.equals(first, Files.readAllBytes(weights)));
  }

  @Test
  void printsPlainLinesWithoutATerminal() {
    CommandLineFixture train = train();
    assertTrue(train.out().indexOf('\r') < 0 || System.lineSeparator().contains("\r"));
    assertTrue(
        train.lines().getFirst().startsWith("Training simple-cnn (105,866 parameters) on 40"));
    assertTrue(train.lines().get(1).startsWith("epoch 1/2  loss "), train.out());
    assertEquals("Wrote " + weights + ".", train.lines().getLast());
  }

  @Test
  void findsAMissingFolderBeforeItTrains() {
    weights = folder.resolve("absent").resolve("weights.safetensors");
    CommandLineFixture train = train();
    assertFailure(train, "The folder " + weights.getParent() + " does not exist");
    assertEquals("", train.out());
  }

  @Test
  void saysThatTheDataFolderIsMissing() {
    Path absent = folder.resolve("absent");
    assertFailure(run("train", "--data", absent, "--out", weights), "There is no folder " + absent);
    assertFalse(Files.exists(weights));
  }

  @Test
  void saysThatADataFileIsCutOff() throws IOException {
    Path images = data.resolve("train-images-idx3-ubyte.gz");
    Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 1000));
    assertFailure(train(), images + " is damaged");
    assertFalse(Files.exists(weights));
  }

  @Test
  void stopsWhenTheLossIsNoLongerANumber() {
    CommandLineFixture train = train("--learning-rate", "1e30", "--epochs", "20");
    assertFailure(train, "The loss became");
    assertFalse(Files.exists(weights));
  }

  @Test
  void namesTheTensorThatDoesNotFit() throws IOException {
    train();
    List<SavedTensor> tensors = new ArrayList<>(read().tensors());
    tensors.set(5, SavedTensor.f32("classifier.1.bias", Shape.of(63), new float[63]));
    Files.write(weights, new Safetensors(tensors, read().metadata()).toBytes());
    CommandLineFixture evaluate = evaluate();
    assertFailure(evaluate, weights + " does not fit the network: ");
    assertTrue(evaluate.err().contains("classifier.1.bias"), evaluate.err());
    assertTrue(evaluate.err().contains("63") && evaluate.err().contains("64"), evaluate.err());
  }

  @Test
  void namesTheTensorThatIsMissing() throws IOException {
    train();
    Safetensors file = read();
    Files.write(weights, new Safetensors(file.tensors().subList(0, 7), file.metadata()).toBytes());
    CommandLineFixture evaluate = evaluate();
    assertFailure(evaluate, weights + " does not fit the network: ");
    assertTrue(evaluate.err().contains("classifier.3.bias"), evaluate.err());
  }

  @Test
  void asksForTheModelOfAForeignFile() throws IOException {
    train();
    Files.write(weights, new Safetensors(read().tensors(), Map.of("format", "pt")).toBytes());
    CommandLineFixture evaluate = evaluate();
    assertEquals(2, evaluate.exitCode());
    assertTrue(evaluate.err().contains("name it with --model"), evaluate.err());
    assertEquals(
        0,
        run("evaluate", "--weights", weights, "--model", "simple-cnn", "--data", data).exitCode());
  }

  @Test
  void saysThatAWeightsFileIsNone() throws IOException {
    Files.writeString(weights, "not weights");
    assertFailure(evaluate(), weights + " cannot be used as weights. ");
    Files.delete(weights);
    assertFailure(evaluate(), "There is no file " + weights);
  }

  @Test
  void writesTheSite() throws IOException {
    Path out = folder.resolve("public").resolve("descent");
    CommandLineFixture site = run("site", "--out", out);
    assertEquals(0, site.exitCode(), site.err());
    assertTrue(Files.readString(out.resolve("index.html")).contains("<title>"));
    assertTrue(site.out().contains(out.toString()), site.out());
  }

  @Test
  void saysThatTheSiteCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertFailure(run("site", "--out", file.resolve("public")), "The folder ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.org/", "mnist", "file:///tmp"})
  void refusesMirrorsThatAreNone(String mirror) {
    CommandLineFixture fetch = run("fetch", "--data", folder, "--mirror", mirror);
    assertEquals(2, fetch.exitCode());
    assertTrue(fetch.err().startsWith(mirror + " is no address of a mirror"), fetch.err());
  }

  @ParameterizedTest
  @CsvSource({
    "train --bogus, Unknown option",
    "train --epochs x, Invalid value",
    "train --epochs 0, at least 1 epoch",
    "train --batch -1, batch size",
    "train --learning-rate=-1, learning rate",
    "train --model nobody, 'no model called \"nobody\"'",
    "evaluate, Missing required option",
    "nonsense, nonsense",
    "serve --port x, Invalid value"
  })
  void saysWhatItDoesNotUnderstand(String line, String part) {
    CommandLineFixture command = run((Object[]) line.split(" "));
    assertEquals(2, command.exitCode(), command.err());
    assertTrue(command.err().contains(part), command.err());
    assertTrue(command.err().contains("--help"), command.err());
    assertEquals("", command.out());
  }

  @Test
  void showsTheStackTraceOnlyWhenAsked() {
    Path absent = folder.resolve("absent");
    CommandLineFixture asked = run("evaluate", "--weights", absent, "--stacktrace");
    assertEquals(1, asked.exitCode());
    assertTrue(asked.err().contains("\tat "), asked.err());
  }

  @Test
  void explainsItself() {
    for (String command : List.of("serve", "train", "evaluate", "fetch", "site", "bench")) {
      CommandLineFixture help = run(command, "--help");
      assertEquals(0, help.exitCode());
      assertTrue(help.out().startsWith("Usage: descent " + command), help.out());
      assertTrue(help.out().lines().allMatch(line -> line.length() <= 80), help.out());
      assertTrue(run("--help").out().contains(command));
    }
    assertTrue(run("--version").out().startsWith("Descent "));
  }

  private CommandLineFixture train(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("train", "--data", data, "--out", weights, "--threads", 1, "--seed", 7));
    words.addAll(List.of("--batch", 10));
    if (!List.of(more).contains("--epochs")) {
      words.addAll(List.of("--epochs", 2));
    }
    words.addAll(List.of(more));
    return run(words.toArray());
  }

  private CommandLineFixture evaluate() {
    return run("evaluate", "--weights", weights, "--data", data, "--threads", 1);
  }

  private Safetensors read() throws IOException {
    return Safetensors.read(Files.readAllBytes(weights));
  }

  private static CommandLineFixture run(Object... arguments) {
    return CommandLineFixture.run(arguments);
  }

  private static void assertFailure(CommandLineFixture command, String beginning) {
    assertEquals(1, command.exitCode(), command.err());
    assertTrue(command.err().startsWith(beginning), command.err());
    assertFalse(command.err().contains("\tat "), command.err());
    assertEquals(1, command.err().lines().count(), command.err());
  }

  @Test
  void listsEveryNetworkInTheHelp() {
    CommandLineFixture help = run("train", "--help");
    assertEquals(0, help.exitCode(), help.err());
    for (Recipe recipe : Models.all()) {
      assertTrue(help.out().contains("  " + recipe.name() + " "), recipe.name());
      assertTrue(help.out().contains(recipe.sentence()), recipe.sentence());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"sine-linear", "gan-ring", "recall-rnn", "xor"})
  void trainsANetworkByItsName(String name) throws IOException {
    CommandLineFixture train =
        run("train", name, "--epochs", "1", "--out", weights, "--json", "--threads", "1");
    assertEquals(0, train.exitCode(), train.err());
    JsonObject done = Json.parseObject(train.lines().getLast());
    assertEquals(name.equals("sine-linear"), done.has("testLoss"));
    assertEquals(!name.equals("sine-linear") && !name.equals("gan-ring"), done.has("testAccuracy"));
    Safetensors file = Safetensors.read(Files.readAllBytes(weights));
    assertEquals(name, file.metadata().get("model"));
    CommandLineFixture evaluate = run("evaluate", "--weights", weights, "--json");
    assertEquals(name.equals("gan-ring") ? 1 : 0, evaluate.exitCode(), evaluate.err());
  }

  @Test
  void trainsOneNetworkAtATime() {
    CommandLineFixture train = run("train", "xor", "--model", "sine");
    assertEquals(2, train.exitCode());
    assertTrue(train.err().contains("xor and sine are named"), train.err());
  }
}
