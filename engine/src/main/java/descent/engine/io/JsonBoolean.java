package descent.engine.io;

/** JSON's true or false. */
public record JsonBoolean(boolean value) implements JsonValue {}
