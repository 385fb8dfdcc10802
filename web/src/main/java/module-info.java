/** The page, compiled to WebAssembly. */
module descent.web {
  requires static org.jspecify;
  requires descent.engine;
}
