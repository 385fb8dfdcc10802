package descent.engine.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import descent.engine.Shape;
import descent.engine.graph.Graph;
import descent.engine.graph.ParameterSet;
import descent.engine.nn.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every network prints, and has as many parameters, as in PyTorch: see prints.py beside the text.
 */
class PrintsTest {
  @Test
  void printsAsPyTorchDoes() throws IOException {
    String stored;
    try (InputStream in = PrintsTest.class.getResourceAsStream("prints.txt")) {
      stored = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, String> expected = new LinkedHashMap<>();
    for (String part : stored.substring(3).split("\n## ")) {
      expected.put(part.substring(0, part.indexOf(':')), part.strip());
    }
    Map<String, String> actual = new LinkedHashMap<>();
    for (Recipe recipe : Models.all()) {
      actual.put(
          recipe.name(),
          recipe.name() + ": " + parameters(recipe) + " parameters\n" + recipe.module());
    }
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, text) -> assertEquals(text, actual.get(name)));
  }

  private static int parameters(Recipe recipe) {
    ParameterSet parameters = new ParameterSet();
    Graph graph = new Graph(parameters, new ParameterSet());
    recipe
        .module()
        .apply(graph.input("x", Shape.rows(recipe.input().sizes())), Scope.root(graph, true));
    return parameters.count();
  }
}
