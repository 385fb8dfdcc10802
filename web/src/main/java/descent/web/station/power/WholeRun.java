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

/** An experiment in a worker of its own from its beginning to its end, without anybody watching. */
final class WholeRun implements RemoteRun.Listener {
  /** Hears how it ended. */
  interface Listener {
    /** What was found, and the loss of each step. */
    void found(Weights weights, double[] losses);
  }

  private final Listener listener;
  private double[] losses = new double[0];
  private @Nullable RemoteRun run;

  private WholeRun(Listener listener) {
    this.listener = listener;
  }

  /** Starts. */
  static WholeRun start(Experiment experiment, Listener listener) {
    WholeRun whole = new WholeRun(listener);
    whole.run = RemoteRun.start(experiment, 0, new double[4], whole);
    return whole;
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
    if (run != null) {
      close();
      listener.found(WeightFile.weights(Safetensors.read(file.copyToJavaArray())), losses);
    }
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
