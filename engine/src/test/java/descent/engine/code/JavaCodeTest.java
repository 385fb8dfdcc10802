package descent.engine.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.backend.ReferenceBackend;
import descent.engine.data.Circles;
import descent.engine.data.Library;
import descent.engine.data.Sine;
import descent.engine.data.Xor;
import descent.engine.experiment.Evaluation;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.experiment.StopRule;
import descent.engine.experiment.Supervised;
import descent.engine.loss.BCEWithLogitsLoss;
import descent.engine.loss.MSELoss;
import descent.engine.model.Models;
import descent.engine.nn.Activation;
import descent.engine.nn.Dropout;
import descent.engine.nn.Linear;
import descent.engine.nn.Sequential;
import descent.engine.optim.Adam;
import descent.engine.optim.RMSprop;
import descent.engine.optim.SGD;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs are compiled, run, and must come to the numbers of the experiment itself. */
class JavaCodeTest {
  @TempDir Path folder;

  static Stream<Experiment> experiments() {
    Sequential tanh = Sequential.of(new Linear(2, 4), Activation.tanh(), new Linear(4, 1));
    Supervised circles = new Supervised(tanh, new BCEWithLogitsLoss());
    Sequential fit =
        Sequential.of(
            new Linear(1, 6), Activation.leakyRelu(0.1), new Dropout(0.2), new Linear(6, 1));
    Supervised sine = new Supervised(fit, new MSELoss());
    StopRule stop = StopRule.epochs(20).orLossBelow(1e-3);
    return Stream.of(
        Experiment.fullBatch(new Circles(60, 0.08, 0.4, 1), circles, new Adam(0.01), 3, stop),
        Experiment.miniBatches(new Sine(50, 0.1, 2), sine, new SGD(0.05), 16, 4, stop),
        // None of these has words of its own in the program; it reads the experiment's text.
        Experiment.fullBatch(new Xor(), circles, new RMSprop(0.01), 5, stop),
        Models.named("spirals").experiment().withStop(StopRule.epochs(3)));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void runsToTheSameNumbers(Experiment experiment) throws Exception {
    List<String> printed = run(JavaCode.of(experiment));
    try (Run run = experiment.start(new ReferenceBackend(), Library.withoutFiles())) {
      while (run.step()) {
        assertFalse(run.diverged());
      }
      Evaluation evaluation = run.evaluate(run.data().train());
      assertEquals(evaluation.toString(), printed.getLast());
      double last = run.history().epochs().last();
      assertTrue(
          printed.stream().anyMatch(line -> line.endsWith("loss " + last)),
          "the loss of the last epoch, " + last + ", should be in " + printed);
    }
  }

  private List<String> run(String program) throws Exception {
    Path file = folder.resolve("Training.java");
    Files.writeString(file, program);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    String classes =
        Path.of(Run.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    int code =
        compiler.run(
            null,
            null,
            complaints,
            "-proc:none",
            "-cp",
            classes,
            "-d",
            folder.toString(),
            file.toString());
    assertEquals(0, code, complaints + "\n" + program);
    return call();
  }

  private List<String> call() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, Run.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass("Training")
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void readsStoredDataFromTheFolderThatItIsGiven() throws IOException {
    String program = JavaCode.of(Models.named("simple-cnn").experiment());
    assertTrue(program.contains("Library.of(name -> read(Path.of(folder[0], name)))"), program);
    Path file = folder.resolve("Training.java");
    Files.writeString(file, program);
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                file.toString());
    assertEquals(0, code, program);
  }
}
