package descent.server.bench;

import descent.engine.data.Dataset;
import descent.engine.data.Library;
import descent.engine.data.Split;
import descent.engine.experiment.Experiment;
import descent.engine.experiment.Run;
import descent.engine.nn.Module;
import java.util.function.UnaryOperator;

/**
 * An experiment that is timed as a user starts it.
 *
 * @param name of the network
 * @param unit what a sample is called, such as images
 * @param model the network that is trained
 * @param view what it is shown of the experiment's data
 */
record Workload(
    String name, String unit, Module model, Experiment experiment, UnaryOperator<Dataset> view) {

  /** Starts it, on drawn digits where it asks for a MNIST that is not here. */
  Run start(Bench bench) {
    Library library =
        source -> {
          Split split = bench.open(source);
          return new Split(view.apply(split.train()), view.apply(split.test()));
        };
    return bench.laboratory().library().fit(experiment).start(bench.backend(), library);
  }

  /** How many samples a step has on average: an epoch's last batch may be smaller. */
  double samplesPerStep(Run run) {
    double average = (double) run.data().train().size() / run.stepsPerEpoch();
    return Math.min(average, experiment.batchSize());
  }

  /** The operations of the products for one sample in one step. */
  double workPerSample(Run run) {
    return Work.of(model, run.data().train().inputs().shape()).training();
  }
}
