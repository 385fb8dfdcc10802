package descent.engine.io;

/** A JSON string. */
public record JsonString(String value) implements JsonValue {}
