package descent.engine.io;

import descent.engine.backend.Kernels.Unary;
import descent.engine.graph.Geometry;
import descent.engine.nn.Activation;
import descent.engine.nn.Conv2d;
import descent.engine.nn.Dropout;
import descent.engine.nn.Flatten;
import descent.engine.nn.Linear;
import descent.engine.nn.MaxPool2d;
import descent.engine.nn.Module;
import descent.engine.nn.Sequential;
import java.util.ArrayList;
import java.util.List;

/** Networks as JSON. */
final class ModuleJson {
  private ModuleJson() {}

  static JsonObject write(Module module) {
    return switch (module) {
      case Linear m ->
          Coded.kind("linear")
              .with("in", m.inFeatures())
              .with("out", m.outFeatures())
              .with("bias", m.bias())
              .build();
      case Conv2d m ->
          Coded.kind("conv2d")
              .with("in", m.inChannels())
              .with("out", m.outChannels())
              .with("window", write(m.geometry()))
              .with("groups", m.groups())
              .with("bias", m.bias())
              .build();
      case MaxPool2d m -> Coded.kind("max_pool2d").with("window", write(m.geometry())).build();
      case Flatten m -> Coded.kind("flatten").build();
      case Dropout m -> Coded.kind("dropout").with("p", m.p()).build();
      case Activation m ->
          Coded.kind("activation").with("f", Coded.lower(m.f())).with("p", m.p()).build();
      case Sequential m -> write(m);
    };
  }

  private static JsonObject write(Sequential sequential) {
    List<JsonValue> children = new ArrayList<>();
    for (Sequential.Child child : sequential.children()) {
      children.add(
          JsonObject.with("name", child.name()).with("module", write(child.module())).build());
    }
    return Coded.kind("sequential")
        .with("name", sequential.name())
        .with("children", new JsonArray(children))
        .build();
  }

  private static JsonObject write(Geometry g) {
    return JsonObject.with("kernel", JsonArray.of(g.kernelH(), g.kernelW()))
        .with("stride", JsonArray.of(g.strideH(), g.strideW()))
        .with("padding", JsonArray.of(g.padH(), g.padW()))
        .with("dilation", JsonArray.of(g.dilationH(), g.dilationW()))
        .with("ceil", g.ceilMode())
        .build();
  }

  static Module read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "linear" ->
          new Linear(Coded.count(json, "in"), Coded.count(json, "out"), json.truth("bias"));
      case "conv2d" ->
          new Conv2d(
              Coded.count(json, "in"),
              Coded.count(json, "out"),
              geometry(json.object("window")),
              Coded.count(json, "groups"),
              json.truth("bias"));
      case "max_pool2d" -> new MaxPool2d(geometry(json.object("window")));
      case "flatten" -> new Flatten();
      case "dropout" -> new Dropout(json.number("p"));
      case "activation" ->
          new Activation(Coded.constant(json, "f", Unary.values()), json.number("p"));
      case "sequential" -> sequential(json);
      default ->
          throw Coded.unknown(
              "layer",
              kind,
              "linear, conv2d, max_pool2d, flatten, dropout, activation, sequential");
    };
  }

  private static Sequential sequential(JsonObject json) {
    List<Sequential.Child> children = new ArrayList<>();
    for (JsonValue item : json.array("children").items()) {
      if (!(item instanceof JsonObject child)) {
        throw new IllegalArgumentException(
            "\"children\" should hold objects, but holds " + item.kind());
      }
      children.add(new Sequential.Child(child.string("name"), read(child.object("module"))));
    }
    return new Sequential(json.string("name"), children);
  }

  private static Geometry geometry(JsonObject json) {
    int[] kernel = pair(json, "kernel");
    int[] stride = pair(json, "stride");
    int[] padding = pair(json, "padding");
    int[] dilation = pair(json, "dilation");
    return new Geometry(
        kernel[0],
        kernel[1],
        stride[0],
        stride[1],
        padding[0],
        padding[1],
        dilation[0],
        dilation[1],
        json.truth("ceil"));
  }

  private static int[] pair(JsonObject json, String name) {
    int[] pair = json.array(name).integers();
    if (pair.length != 2) {
      throw new IllegalArgumentException(
          "\"" + name + "\" should have 2 numbers, but has " + pair.length);
    }
    return pair;
  }
}
