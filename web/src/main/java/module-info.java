/** The page, compiled to WebAssembly. */
module descent.web {
  requires static org.jspecify;
  requires descent.engine;
  requires org.teavm.jso;
  requires org.teavm.jso.apis;
  requires static teavm.extension.spi;
  requires teavm.interop;
}
