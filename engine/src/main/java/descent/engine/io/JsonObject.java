package descent.engine.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A JSON object: members in the order they were written. The accessors by name throw an {@link
 * IllegalArgumentException} whose sentence names the member when it is missing or of another kind.
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
  /** Keeps a copy of the members, in their order. */
  public JsonObject {
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /** Starts an object that {@link Builder#build} ends. */
  public static Builder with(String name, JsonValue value) {
    return new Builder().with(name, value);
  }

  /** Starts an object that {@link Builder#build} ends. */
  public static Builder with(String name, String value) {
    return new Builder().with(name, value);
  }

  /** Starts an object that {@link Builder#build} ends. */
  public static Builder with(String name, double value) {
    return new Builder().with(name, value);
  }

  /** Begins an object with an integer. */
  public static Builder with(String name, long value) {
    return new Builder().with(name, value);
  }

  /** Whether there is a member of this name. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /** The member of this name. */
  public JsonValue get(String name) {
    JsonValue value = members.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is missing; the object has " + String.join(", ", members.keySet()));
    }
    return value;
  }

  /** The string of this name. */
  public String string(String name) {
    return get(name) instanceof JsonString text ? text.value() : fail(name, "a string");
  }

  /** The number of this name. */
  public double number(String name) {
    return get(name) instanceof JsonNumber number ? number.value() : fail(name, "a number");
  }

  /** The integer of this name, exact up to 2^53. */
  public long integer(String name) {
    return get(name) instanceof JsonNumber number && number.isInteger()
        ? (long) number.value()
        : fail(name, "an integer");
  }

  /** The truth value of this name. */
  public boolean truth(String name) {
    return get(name) instanceof JsonBoolean truth ? truth.value() : fail(name, "true or false");
  }

  /** The object of this name. */
  public JsonObject object(String name) {
    return get(name) instanceof JsonObject object ? object : fail(name, "an object");
  }

  /** The array of this name. */
  public JsonArray array(String name) {
    return get(name) instanceof JsonArray array ? array : fail(name, "an array");
  }

  private <T> T fail(String name, String wanted) {
    JsonValue value = get(name);
    String found = value instanceof JsonNumber number ? "" + number.value() : value.kind();
    throw new IllegalArgumentException(
        "\"" + name + "\" should be " + wanted + ", but is " + found);
  }

  /** Collects members. */
  public static final class Builder {
    private final Map<String, JsonValue> members = new LinkedHashMap<>();

    private Builder() {}

    /** Adds a member; a name that is there already is an error. */
    public Builder with(String name, JsonValue value) {
      if (members.put(name, value) != null) {
        throw new IllegalArgumentException("\"" + name + "\" is in the object already");
      }
      return this;
    }

    /** Adds a string. */
    public Builder with(String name, String value) {
      return with(name, new JsonString(value));
    }

    /** Adds a number. */
    public Builder with(String name, double value) {
      return with(name, new JsonNumber(value));
    }

    /**
     * Adds an integer.
     *
     * @throws IllegalArgumentException if a JSON number, a double, would change it
     */
    public Builder with(String name, long value) {
      JsonNumber number = new JsonNumber((double) value);
      if (!number.isInteger() || (long) number.value() != value) {
        throw new IllegalArgumentException(
            "\"" + name + "\" is " + value + ": JSON holds integers up to 2^53 exactly");
      }
      return with(name, number);
    }

    /** Adds true or false. */
    public Builder with(String name, boolean value) {
      return with(name, new JsonBoolean(value));
    }

    /** The object. */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}
