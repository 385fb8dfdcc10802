package descent.engine.io;

/** JSON's null. */
public record JsonNull() implements JsonValue {}
