package descent.web.worker;

import descent.engine.experiment.Checkpoint;
import descent.engine.experiment.PackedNumbers;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.typedarrays.Float32Array;
import org.teavm.jso.typedarrays.Float64Array;
import org.teavm.jso.typedarrays.Int32Array;

/** A moment of a run as a message: where the leader of a team is and its helpers go on from. */
interface Moment extends JSObject {
  @JSBody(script = "return {};")
  private static Moment create() {
    throw new UnsupportedOperationException("Replaced by the compiler");
  }

  /** Between two phases of a step. */
  static Moment of(Checkpoint checkpoint, int phase) {
    Moment moment = create();
    moment.setPhase(phase);
    moment.setSteps(checkpoint.steps());
    moment.setEpoch(checkpoint.epoch());
    moment.setFrom(checkpoint.from());
    moment.setEpochLossSum(checkpoint.epochLossSum());
    moment.setEpochLosses(Float64Array.copyFromJavaArray(checkpoint.epochLosses()));
    moment.setState(Float32Array.copyFromJavaArray(checkpoint.state().floats()));
    moment.setRows(Int32Array.copyFromJavaArray(checkpoint.rows()));
    moment.setTorch(Int32Array.copyFromJavaArray(checkpoint.torch()));
    moment.setNumpy(Int32Array.copyFromJavaArray(checkpoint.numpy()));
    return moment;
  }

  /** The same moment as the engine has it. */
  static Checkpoint checkpoint(Moment moment) {
    return new Checkpoint(
        (long) moment.getSteps(),
        moment.getEpoch(),
        moment.getFrom(),
        moment.getEpochLossSum(),
        moment.getEpochLosses().copyToJavaArray(),
        PackedNumbers.of(moment.getState().copyToJavaArray()),
        moment.getRows().copyToJavaArray(),
        moment.getTorch().copyToJavaArray(),
        moment.getNumpy().copyToJavaArray());
  }

  /** Which phase of the step comes next. */
  @JSProperty
  int getPhase();

  @JSProperty
  void setPhase(int phase);

  @JSProperty
  double getSteps();

  @JSProperty
  void setSteps(double steps);

  @JSProperty
  int getEpoch();

  @JSProperty
  void setEpoch(int epoch);

  @JSProperty
  int getFrom();

  @JSProperty
  void setFrom(int from);

  @JSProperty
  double getEpochLossSum();

  @JSProperty
  void setEpochLossSum(double sum);

  @JSProperty
  Float64Array getEpochLosses();

  @JSProperty
  void setEpochLosses(Float64Array losses);

  @JSProperty
  Float32Array getState();

  @JSProperty
  void setState(Float32Array state);

  @JSProperty
  Int32Array getRows();

  @JSProperty
  void setRows(Int32Array rows);

  @JSProperty
  Int32Array getTorch();

  @JSProperty
  void setTorch(Int32Array state);

  @JSProperty
  Int32Array getNumpy();

  @JSProperty
  void setNumpy(Int32Array state);
}
