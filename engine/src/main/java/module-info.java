/** Neural networks in pure Java. Every package is exported: add a line when you add a package. */
module descent.engine {
  requires static org.jspecify;

  exports descent.engine;
  exports descent.engine.backend;
  exports descent.engine.data;
  exports descent.engine.io;
  exports descent.engine.random;
}
