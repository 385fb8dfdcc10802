/** The command line and the local server: trains at full speed on the JVM and serves the page. */
@NullMarked
package descent.server;

import org.jspecify.annotations.NullMarked;
