package descent.web.station.power;

import descent.engine.experiment.Experiment;
import descent.engine.experiment.Weights;
import descent.engine.io.Safetensors;
import descent.engine.io.WeightFile;
import descent.web.worker.RemoteRun;
import descent.web.worker.Snapshot;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.teavm.jso.typedarrays.Int8Array;

/**
 * The twin of an exact fit: the same line, found by Adam in a worker of its own as the notebook
 * does it in PyTorch, to the end of the notebook's epochs.
 */
final class TwinRun implements RemoteRun.Listener {
  /** Hears how it ended. */
  interface Listener {
    /** The line that was found, and the loss of each epoch. */
    void found(Net line, double[] losses);
  }

  private final String name;
  private final Basis basis;
  private final boolean isLogistic;
  private final Listener listener;
  private double[] losses = new double[0];
  private @Nullable RemoteRun run;

  private TwinRun(String name, Basis basis, boolean isLogistic, Listener listener) {
    this.name = name;
    this.basis = basis;
    this.isLogistic = isLogistic;
    this.listener = listener;
  }

  /** Starts; the experiment's inputs are the features of the basis. */
  static TwinRun start(
      String name, Experiment experiment, Basis basis, boolean isLogistic, Listener listener) {
    TwinRun twin = new TwinRun(name, basis, isLogistic, listener);
    twin.run = RemoteRun.start(experiment, 0, new double[4], twin);
    return twin;
  }

  @Override
  public void onReady(int parameters) {
    if (run != null) {
      run.play();
      run.requestSnapshot();
    }
  }

  @Override
  public void onSnapshot(Snapshot snapshot) {
    if (run == null) {
      return;
    }
    float[] fresh = snapshot.getLosses().copyToJavaArray();
    int from = losses.length;
    losses = Arrays.copyOf(losses, from + fresh.length);
    for (int i = 0; i < fresh.length; i++) {
      losses[from + i] = fresh[i];
    }
    if (snapshot.isFinished()) {
      run.requestWeights();
    } else {
      run.requestSnapshot();
    }
  }

  @Override
  public void onWeights(Int8Array file) {
    if (run == null) {
      return;
    }
    close();
    Weights weights = WeightFile.weights(Safetensors.read(file.copyToJavaArray()));
    listener.found(Net.of(name, basis, weights, isLogistic), losses);
  }

  /** What fails here leaves its places empty; the bar of the network's run says why. */
  @Override
  public void onError(String sentence) {
    close();
  }

  /** Ends it, wherever it is. */
  void close() {
    if (run != null) {
      run.close();
      run = null;
    }
  }
}
