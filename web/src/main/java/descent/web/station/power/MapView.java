package descent.web.station.power;

import descent.engine.data.Dataset;
import descent.engine.plot.DecisionMap;

/** The plane, coloured by what a classifier says of each place. */
final class MapView extends View {
  /** The notebook's grid: 200 x 200 places. */
  static final int SIZE = 200;

  private final DecisionMap map;
  private final double reach;
  private final Slices slices;

  private MapView(DecisionMap map, double reach, Crosshair crosshair, Slices slices) {
    super(map, crosshair);
    this.map = map;
    this.reach = reach;
    this.slices = slices;
  }

  /** A map of these points, and of those that were held out. */
  static MapView of(
      Dataset points, Dataset heldOut, double reach, Crosshair crosshair, Slices slices) {
    DecisionMap map = new DecisionMap(points.inputs().toArray(), points.labels(), reach, SIZE);
    map.setHeldOut(heldOut.inputs().toArray(), heldOut.labels());
    return new MapView(map, reach, crosshair, slices);
  }

  /** Shows probabilities that were computed elsewhere. */
  void setField(float[] probabilities) {
    map.setField(probabilities);
  }

  @Override
  void show(Net net, Runnable changed) {
    slices.add(
        new Slices.Work() {
          private final float[] field = new float[SIZE * SIZE];
          private int row;

          @Override
          public boolean step() {
            double[] place = new double[2];
            place[1] = reach * (1 - 2 * (row + 0.5) / SIZE);
            for (int column = 0; column < SIZE; column++) {
              place[0] = reach * (2 * (column + 0.5) / SIZE - 1);
              field[row * SIZE + column] = (float) Net.sigmoid(net.sum(place));
            }
            row++;
            if (row == SIZE) {
              map.setField(field);
              changed.run();
            }
            return row < SIZE;
          }
        });
  }

  @Override
  void cross(double x, double y) {
    map.setCrosshair(x, y);
  }

  @Override
  double[] placeAt(double surfaceX, double surfaceY, double width, double height) {
    return map.placeAt(surfaceX, surfaceY, width, height);
  }

  @Override
  double cell() {
    return 2 * reach / SIZE;
  }
}
