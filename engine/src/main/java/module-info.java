/** Neural networks in pure Java. Every package is exported: add a line when you add a package. */
module descent.engine {
  requires static org.jspecify;

  exports descent.engine;
  exports descent.engine.backend;
  exports descent.engine.classic;
  exports descent.engine.code;
  exports descent.engine.contract;
  exports descent.engine.data;
  exports descent.engine.experiment;
  exports descent.engine.graph;
  exports descent.engine.io;
  exports descent.engine.loss;
  exports descent.engine.metric;
  exports descent.engine.model;
  exports descent.engine.nn;
  exports descent.engine.optim;
  exports descent.engine.plot;
  exports descent.engine.random;
}
