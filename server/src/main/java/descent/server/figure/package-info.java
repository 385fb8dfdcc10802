/** Figures as picture files, drawn by the JVM. */
@NullMarked
package descent.server.figure;

import org.jspecify.annotations.NullMarked;
