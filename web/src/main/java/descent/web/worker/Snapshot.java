package descent.web.worker;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Int32Array;

/** A run as it was at one moment: what the worker tells the page. */
public interface Snapshot extends JSObject {
  @JSBody(script = "return { type: 'snapshot', loss: NaN, correct: 0, count: 0, testLoss: NaN };")
  static Snapshot create() {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }

  /** How often the run had been begun again. */
  @JSProperty
  int getBeginnings();

  @JSProperty
  void setBeginnings(int count);

  /** Finished epochs. */
  @JSProperty
  int getEpoch();

  @JSProperty
  void setEpoch(int epoch);

  /** Steps done. */
  @JSProperty
  int getSteps();

  @JSProperty
  void setSteps(int steps);

  /** Whether it goes on by itself. */
  @JSProperty
  boolean isPlaying();

  @JSProperty
  void setPlaying(boolean playing);

  /** Whether the stop rule, or divergence, has ended it. */
  @JSProperty
  boolean isFinished();

  @JSProperty
  void setFinished(boolean finished);

  /** Whether the loss stopped being a number. */
  @JSProperty
  boolean isDiverged();

  @JSProperty
  void setDiverged(boolean diverged);

  /** The mean loss over the training set; NaN where that is large. */
  @JSProperty
  double getLoss();

  @JSProperty
  void setLoss(double loss);

  /**
   * How many are answered right: of the training set, or where that is large, of the test set after
   * the last finished epoch.
   */
  @JSProperty
  int getCorrect();

  @JSProperty
  void setCorrect(int correct);

  /** Of how many; 0 where none were asked yet. */
  @JSProperty
  int getCount();

  @JSProperty
  void setCount(int count);

  /** The mean loss over the test set after the last epoch; NaN where it was not measured. */
  @JSProperty
  double getTestLoss();

  @JSProperty
  void setTestLoss(double loss);

  /** How many workers train it. */
  @JSProperty
  int getWorkers();

  @JSProperty
  void setWorkers(int workers);

  /** Steps in a second of training, lately; 0 when it stands still. */
  @JSProperty
  double getStepsPerSecond();

  @JSProperty
  void setStepsPerSecond(double stepsPerSecond);

  /** Which step the first of {@link #getLosses} belongs to, from 0. */
  @JSProperty
  int getFirstLoss();

  @JSProperty
  void setFirstLoss(int index);

  /** The losses of the steps since the last snapshot. */
  @JSProperty
  Float32Array getLosses();

  @JSProperty
  void setLosses(Float32Array losses);

  /** The steps of the moments that can be gone back to, in order, the beginning first. */
  @JSProperty
  Int32Array getMoments();

  @JSProperty
  void setMoments(Int32Array steps);

  /** The probability of class 1 at each point of the field, the top row first; maybe empty. */
  @JSProperty
  Float32Array getField();

  @JSProperty
  void setField(Float32Array field);
}
