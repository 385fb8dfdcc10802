package descent.engine.model;

import descent.engine.Shape;
import descent.engine.experiment.Experiment;
import descent.engine.nn.Module;

/**
 * A named network of the lessons and how its notebook trains it.
 *
 * @param name what the command line and files call it, such as {@code simple-cnn}
 * @param input the shape of one sample
 * @param module the network
 * @param experiment the notebook's own run, with its data, seed and number of epochs
 */
public record Recipe(String name, Shape input, Module module, Experiment experiment) {}
