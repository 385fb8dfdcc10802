package descent.engine.graph;

import descent.engine.Shape;
import descent.engine.backend.Backend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All parameters of a run in the order of their declaration, laid out in one flat block: Adam is
 * one loop, saving is one walk. Graphs of the same run (training, evaluation, the phases of a GAN)
 * share it.
 */
public final class ParameterSet {
  private final List<Parameter> parameters = new ArrayList<>();
  private final Map<String, Parameter> byName = new HashMap<>();
  private int elements;

  /**
   * Declares a parameter, or finds the one that has this name already.
   *
   * @throws IllegalArgumentException when the name was declared with another shape
   */
  public Parameter declare(String name, Shape shape, Initializer initializer) {
    Parameter known = byName.get(name);
    if (known != null) {
      if (!known.shape().equals(shape)) {
        throw new IllegalArgumentException(
            "Parameter "
                + name
                + " was declared as "
                + known.shape()
                + " and again as "
                + shape
                + "; give the second one another name");
      }
      return known;
    }
    Parameter parameter = new Parameter(name, shape, initializer, elements);
    parameters.add(parameter);
    byName.put(name, parameter);
    elements = Backend.sum(elements, Backend.aligned(parameter.elements()));
    return parameter;
  }

  /** The parameters in the order of their declaration. */
  public List<Parameter> all() {
    return Collections.unmodifiableList(parameters);
  }

  /** Elements of the block, gaps for alignment included. */
  public int elements() {
    return elements;
  }

  /** How many numbers are trained. */
  public int count() {
    int count = 0;
    for (Parameter parameter : parameters) {
      count += parameter.elements();
    }
    return count;
  }
}
