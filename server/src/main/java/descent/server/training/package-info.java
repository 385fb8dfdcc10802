/**
 * Training an experiment on this machine: the loop around a run, what it tells while it goes on,
 * and the weights it leaves.
 */
@NullMarked
package descent.server.training;

import org.jspecify.annotations.NullMarked;
