/** The command line and the local server. */
module descent.server {
  requires static org.jspecify;
  requires descent.engine;
  requires info.picocli;
  requires java.desktop;
  requires java.management;
  requires jdk.httpserver;
  requires jdk.incubator.vector;

  opens descent.server to
      info.picocli;
  opens descent.server.command to
      info.picocli;

  requires jdk.management;
}
