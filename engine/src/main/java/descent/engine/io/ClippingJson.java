package descent.engine.io;

import descent.engine.optim.Clipping;

/** How gradients are clipped, as JSON. */
final class ClippingJson {
  private static final String LARGEST = "largest";

  private ClippingJson() {}

  static JsonObject write(Clipping clipping) {
    return switch (clipping) {
      case Clipping.None c -> Coded.kind("none").build();
      case Clipping.Value c -> Coded.kind("value").with("limit", c.limit()).build();
      case Clipping.Norm c ->
          Coded.kind("norm").with("max", c.max()).with("order", order(c.order())).build();
    };
  }

  /** JSON has no infinite number. */
  private static JsonValue order(double order) {
    return Double.isInfinite(order) ? new JsonString(LARGEST) : new JsonNumber(order);
  }

  static Clipping read(JsonObject json) {
    String kind = json.string(Coded.KIND);
    return switch (kind) {
      case "none" -> Clipping.NONE;
      case "value" -> new Clipping.Value(json.number("limit"));
      case "norm" -> new Clipping.Norm(json.number("max"), order(json));
      default -> throw Coded.unknown("clipping", kind, "none, value, norm");
    };
  }

  private static double order(JsonObject json) {
    return json.get("order") instanceof JsonString text && text.value().equals(LARGEST)
        ? Double.POSITIVE_INFINITY
        : json.number("order");
  }
}
