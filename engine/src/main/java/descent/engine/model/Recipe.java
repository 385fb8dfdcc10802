package descent.engine.model;

import descent.engine.Shape;
import descent.engine.experiment.Experiment;
import descent.engine.nn.Module;

/**
 * A named network of the lessons and how its notebook trains it.
 *
 * @param name what the command line and files call it, such as {@code simple-cnn}
 * @param sentence what it is and learns, without a full stop
 * @param input the shape of one sample
 * @param module the network that answers after training
 * @param experiment the notebook's own run, with its data, seed and number of epochs
 */
public record Recipe(
    String name, String sentence, Shape input, Module module, Experiment experiment) {}
