package descent.engine.io;

/** A JSON value (RFC 8259), to be taken apart by a switch over its six kinds. */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /** What kind of value this is, as an error message names it: "an object", "a number" ... */
  default String kind() {
    return switch (this) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonString _ -> "a string";
      case JsonNumber _ -> "a number";
      case JsonBoolean _ -> "true or false";
      case JsonNull _ -> "null";
    };
  }
}
