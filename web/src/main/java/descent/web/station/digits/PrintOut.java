package descent.web.station.digits;

import descent.engine.Shape;
import descent.engine.experiment.Weights;
import descent.engine.graph.Graph;
import descent.engine.graph.Parameter;
import descent.engine.model.DigitRecognitionNet;
import descent.engine.model.Recipe;
import descent.engine.model.SimpleCnn;
import descent.engine.nn.Scope;
import descent.engine.plot.Ticks;
import descent.web.digit.DigitReader;
import descent.web.frame.Stage;
import descent.web.view.Dom;
import descent.web.view.TableView;
import org.teavm.jso.dom.html.HTMLElement;

/** A network as PyTorch prints it, and how many numbers each of its parts learns. */
final class PrintOut {
  private final Stage stage;
  private final Bench bench;

  PrintOut(Stage stage, Bench bench) {
    this.stage = stage;
    this.bench = bench;
    stage.showItem("S0.30", parameters(SimpleCnn.recipe()));
    stage.showItem("S2.07", parameters(DigitRecognitionNet.recipe()));
  }

  /** Such as {@code 101,770 = 100,352 + 128 + 1,280 + 10}. */
  private static String parameters(Recipe recipe) {
    Graph graph = new Graph();
    recipe
        .module()
        .apply(graph.input("x", Shape.rows(recipe.input().sizes())), Scope.root(graph, false));
    StringBuilder parts = new StringBuilder();
    for (Parameter parameter : graph.parameters().all()) {
      parts.append(parts.isEmpty() ? " = " : " + ").append(Ticks.write(parameter.elements(), 0));
    }
    return Ticks.write(graph.parameters().count(), 0) + parts;
  }

  void show() {
    DigitReader reader = bench.reader().get();
    if (reader == null) {
      return;
    }
    stage.parts().say("print", reader.recipe().module().toString());
    Weights weights = reader.weights();
    String[][] rows = new String[weights.entries().size() + 2][];
    rows[0] = new String[] {"parameter", "shape", "numbers"};
    for (int i = 0; i < weights.entries().size(); i++) {
      Weights.Entry entry = weights.entries().get(i);
      rows[i + 1] =
          new String[] {
            entry.name(), entry.shape().toString(), Ticks.write(entry.values().length, 0)
          };
    }
    rows[rows.length - 1] = new String[] {"all", "", Ticks.write(weights.count(), 0)};
    HTMLElement holder = stage.parts().part("parameters");
    holder.setInnerHTML("");
    HTMLElement table = TableView.build(rows);
    table.setAttribute("class", "sums");
    holder.appendChild(table);
    Dom.say("print-title", bench.readerName());
  }
}
