package descent.server;

import static descent.server.CommandLineFixture.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import descent.engine.io.Json;
import descent.engine.io.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
  @Test
  void printsOneJsonDocumentAndNothingElse() {
    CommandLineFixture bench =
        run("bench", "--json", "--quick", "--threads", 1, "--only", "gemm-64,layer-relu");
    assertEquals(0, bench.exitCode(), bench.err());
    assertEquals(1, bench.lines().size(), bench.out());
    JsonObject document = Json.parseObject(bench.out());
    assertTrue(document.object("machine").integer("cores") >= 1);
    assertTrue(document.object("peak").number("oneThread") > 0);
    List<JsonObject> figures =
        document.array("figures").items().stream().map(JsonObject.class::cast).toList();
    assertEquals(
        List.of("gemm-64", "layer-relu-forward", "layer-relu-backward"),
        figures.stream().map(figure -> figure.string("name")).toList());
    JsonObject product = figures.getFirst();
    assertEquals(1, product.integer("threads"));
    assertEquals(
        product.number("gflops"), product.number("perSecond") * 2 * 64 * 64 * 64 * 1e-9, 1e-9);
    assertEquals(
        product.number("shareOfPeak"),
        product.number("gflops") / document.object("peak").number("oneThread"),
        1e-9);
  }

  @Test
  void printsATableWhoseColumnsStandBelowEachOther() {
    CommandLineFixture bench = run("bench", "--quick", "--threads", 1, "--only", "gemm-64");
    assertEquals(0, bench.exitCode(), bench.err());
    List<String> lines = bench.lines();
    String head = lines.stream().filter(line -> line.contains("of peak")).findFirst().orElse("");
    String row = lines.stream().filter(line -> line.startsWith("gemm-64")).findFirst().orElse("");
    assertEquals(head.length(), row.length(), bench.out());
    assertTrue(row.matches("gemm-64 +1 +[\\d,]+ products +[\\d.]+ [mu]s +[\\d.]+ +\\d+ %"), row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--threads | 0     | A backend has at least 1 lane, but got 0",
        "--threads | many  | Invalid value for option '--threads': 'many' is not an int",
        "--only    | pizza | Nothing that is measured is called \"pizza\"; there are gemm-64,"
      })
  void saysWhatIsWrongWithAnOption(String option, String value, String beginning) {
    CommandLineFixture bench = run("bench", "--quick", option, value);
    assertTrue(bench.exitCode() != 0);
    assertTrue(bench.err().startsWith(beginning), bench.err());
    assertEquals("", bench.out());
  }
}
