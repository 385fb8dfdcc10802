package descent.engine.experiment;

import descent.engine.backend.Memory;
import descent.engine.graph.Parameter;
import descent.engine.graph.ParameterSet;
import descent.engine.random.Streams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The blocks of parameters and buffers in a memory, read and written by name. */
final class StateBlocks {
  private final ParameterSet parameters;
  private final ParameterSet buffers;
  private final Memory memory;
  private final int parametersAt;
  private final int buffersAt;

  StateBlocks(
      ParameterSet parameters,
      ParameterSet buffers,
      Memory memory,
      int parametersAt,
      int buffersAt) {
    this.parameters = parameters;
    this.buffers = buffers;
    this.memory = memory;
    this.parametersAt = parametersAt;
    this.buffersAt = buffersAt;
  }

  int parametersAt() {
    return parametersAt;
  }

  int buffersAt() {
    return buffersAt;
  }

  /** Draws every initial number in the order of declaration. */
  void initialize(Streams streams) {
    for (Parameter parameter : parameters.all()) {
      initialize(parameter, parametersAt, streams);
    }
    for (Parameter buffer : buffers.all()) {
      initialize(buffer, buffersAt, streams);
    }
  }

  private void initialize(Parameter parameter, int block, Streams streams) {
    double[] values = new double[parameter.elements()];
    parameter.initializer().fill(values, streams);
    memory.write(block + parameter.offset(), values, 0, values.length);
  }

  Weights read() {
    List<Weights.Entry> entries = new ArrayList<>();
    for (Parameter parameter : parameters.all()) {
      entries.add(read(parameter, parametersAt));
    }
    for (Parameter buffer : buffers.all()) {
      entries.add(read(buffer, buffersAt));
    }
    return new Weights(entries);
  }

  private Weights.Entry read(Parameter parameter, int block) {
    float[] values = new float[parameter.elements()];
    memory.read(block + parameter.offset(), values, 0, values.length);
    return new Weights.Entry(parameter.name(), parameter.shape(), values);
  }

  /**
   * Stores the weights; nothing is changed unless all of them fit.
   *
   * @throws IllegalArgumentException when a name is missing, unknown or has another shape
   */
  void write(Weights weights) {
    Map<String, Weights.Entry> given = new HashMap<>();
    for (Weights.Entry entry : weights.entries()) {
      given.put(entry.name(), entry);
    }
    List<Parameter> all = new ArrayList<>(parameters.all());
    all.addAll(buffers.all());
    for (Parameter parameter : all) {
      check(parameter, given.get(parameter.name()));
    }
    if (given.size() > all.size()) {
      all.forEach(parameter -> given.remove(parameter.name()));
      throw new IllegalArgumentException(
          "The weights have "
              + String.join(", ", given.keySet())
              + ", which this network does not; they belong to "
              + "another network");
    }
    for (Parameter parameter : parameters.all()) {
      write(parameter, parametersAt, given);
    }
    for (Parameter buffer : buffers.all()) {
      write(buffer, buffersAt, given);
    }
  }

  private static void check(Parameter parameter, Weights.@Nullable Entry entry) {
    if (entry == null) {
      throw new IllegalArgumentException(
          "The weights lack "
              + parameter.name()
              + " of shape "
              + parameter.shape()
              + "; they belong to another network");
    }
    if (!entry.shape().equals(parameter.shape())) {
      throw new IllegalArgumentException(
          parameter.name()
              + " must have shape "
              + parameter.shape()
              + ", but the weights have "
              + entry.shape()
              + "; they belong to another network");
    }
  }

  private void write(Parameter parameter, int block, Map<String, Weights.Entry> given) {
    Weights.Entry entry = given.get(parameter.name());
    if (entry != null) {
      memory.write(block + parameter.offset(), entry.values(), 0, entry.values().length);
    }
  }
}
