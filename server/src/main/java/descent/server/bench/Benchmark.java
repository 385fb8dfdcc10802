package descent.server.bench;

import java.util.List;

/** Something that can be measured. */
interface Benchmark {
  /** Its name, which begins the names of its figures. */
  String name();

  /** Measures it. */
  List<Figure> measure(Bench bench);
}
