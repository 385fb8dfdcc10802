package descent.web.station.digits;

import descent.engine.Shape;
import descent.engine.backend.Kernels.Unary;
import descent.engine.experiment.Inspection;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import java.util.ArrayList;
import java.util.List;

/** How people speak of a network's stages and units. */
final class Stages {
  private Stages() {}

  /** The stages that are worth a picture: Flatten shows nothing new. */
  static List<Integer> shown(Inspection network) {
    List<Integer> shown = new ArrayList<>();
    shown.add(0);
    for (int i = 1; i <= network.layers().size(); i++) {
      if (!(network.layers().get(i - 1).module() instanceof Flatten)) {
        shown.add(i);
      }
    }
    return shown;
  }

  /** Such as {@code conv 2}; the number tells equal kinds apart. */
  static String name(Inspection network, int stage) {
    int last = network.layers().size();
    if (stage == 0) {
      return isImage(network, 0) ? "picture" : "features";
    }
    if (stage == last) {
      return "logits";
    }
    String kind = kind(network, stage);
    int number = 1;
    int all = 0;
    for (int i = 1; i < last; i++) {
      boolean same = kind(network, i).equals(kind);
      all += same ? 1 : 0;
      number += same && i < stage ? 1 : 0;
    }
    return all == 1 ? kind : kind + " " + number;
  }

  private static String kind(Inspection network, int stage) {
    Module module = network.layers().get(stage - 1).module();
    if (module instanceof Conv2d) {
      return "conv";
    }
    if (module instanceof Linear) {
      return "linear";
    }
    if (module instanceof MaxPool2d) {
      return "pool";
    }
    return module instanceof Flatten ? "flatten" : isRelu(module) ? "ReLU" : module.toString();
  }

  private static boolean isRelu(Module module) {
    return module instanceof Activation activation && activation.f() == Unary.RELU;
  }

  /** Whether its numbers have a sign; else they are amounts. */
  static boolean isSigned(Inspection network, int stage) {
    Module module = stage == 0 ? null : network.layers().get(stage - 1).module();
    return module instanceof Conv2d || module instanceof Linear;
  }

  /** Whether a stage consists of maps. */
  static boolean isImage(Inspection network, int stage) {
    return network.shape(stage).rank() == 4;
  }

  /** Numbers in the map of a channel; 1 where there are no maps. */
  static int mapSize(Inspection network, int stage) {
    Shape shape = network.shape(stage);
    return isImage(network, stage) ? shape.size(2) * shape.size(3) : 1;
  }

  /** Numbers in a row of a map; 1 where there are no maps. */
  static int width(Inspection network, int stage) {
    return isImage(network, stage) ? network.shape(stage).size(3) : 1;
  }

  /** Such as {@code map 3, row 14, column 5} or {@code unit 7}. */
  static String unit(Inspection network, int stage, int unit) {
    if (!isImage(network, stage)) {
      return stage == network.layers().size() ? "digit " + unit : "unit " + (unit + 1);
    }
    Shape shape = network.shape(stage);
    String map = shape.size(1) == 1 ? "" : "map " + (unit / mapSize(network, stage) + 1) + ", ";
    return map + "row " + unit / shape.size(3) % shape.size(2) + ", column " + unit % shape.size(3);
  }

  /** The same short enough for a line of a table. */
  static String shortly(Inspection network, int stage, int unit) {
    if (!isImage(network, stage)) {
      return unit(network, stage, unit);
    }
    Shape shape = network.shape(stage);
    String map =
        shape.size(1) == 1 ? "pixel " : "map " + (unit / mapSize(network, stage) + 1) + ": ";
    return map + unit / shape.size(3) % shape.size(2) + ", " + unit % shape.size(3);
  }

  /** The unit of a tile: the one that answers loudest in its map. */
  static int loudest(Inspection network, int stage, int tile, float[] values) {
    int size = mapSize(network, stage);
    int loudest = tile * size;
    for (int i = tile * size; i < (tile + 1) * size; i++) {
      loudest = Math.abs(values[i]) > Math.abs(values[loudest]) ? i : loudest;
    }
    return loudest;
  }
}
