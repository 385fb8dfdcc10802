/**
 * The networks and experiments of the lessons, by name. No class outside this package knows a
 * particular network.
 */
@NullMarked
package descent.engine.model;

import org.jspecify.annotations.NullMarked;
