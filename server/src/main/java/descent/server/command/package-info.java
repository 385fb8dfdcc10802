/** The commands of the command line, one class each. */
@NullMarked
package descent.server.command;

import org.jspecify.annotations.NullMarked;
