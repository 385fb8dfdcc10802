/** Progress for people at a terminal, for logs, and for programs that read JSON. */
@NullMarked
package descent.server.terminal;

import org.jspecify.annotations.NullMarked;
