/** The command line and the local server. */
module descent.server {
  requires static org.jspecify;
  requires descent.engine;
  requires info.picocli;
  requires java.management;
  requires jdk.httpserver;
  requires jdk.incubator.vector;
  requires jdk.management;
}
