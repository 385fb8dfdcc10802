package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.data.Sine;
import descent.engine.plot.FitPlot;

/** A curve through points: what a model says for each x. */
final class FitView extends View {
  private static final int PLACES = 241;
  private static final double HEIGHT = 1.7;

  private final FitPlot plot;
  private final double reach;

  private FitView(FitPlot plot, double reach, Crosshair crosshair) {
    super(plot, crosshair);
    this.plot = plot;
    this.reach = reach;
  }

  /**
   * A plot of these points and those that were held out, with the wave that they were drawn from.
   */
  static FitView of(Dataset points, Dataset heldOut, double reach, Crosshair crosshair) {
    FitPlot plot =
        new FitPlot(points.inputs().toArray(), points.targets().toArray(), reach, HEIGHT);
    plot.setHeldOut(heldOut.inputs().toArray(), heldOut.targets().toArray());
    double[] truth = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      truth[i] = Sine.truth(place(i, reach));
    }
    plot.setTruth(truth);
    return new FitView(plot, reach, crosshair);
  }

  private static double place(int i, double reach) {
    return reach * (2.0 * i / (PLACES - 1) - 1);
  }

  @Override
  void show(Net net, Runnable changed) {
    double[] curve = new double[PLACES];
    for (int i = 0; i < PLACES; i++) {
      curve[i] = net.sum(new double[] {place(i, reach)});
    }
    plot.setCurve(curve);
    changed.run();
  }

  @Override
  void cross(double x, double y) {
    plot.setCrosshair(x);
  }

  @Override
  double[] placeAt(double surfaceX, double surfaceY, double width, double height) {
    return new double[] {plot.placeAt(surfaceX, width), 0};
  }

  @Override
  double cell() {
    return reach / 100;
  }
}
