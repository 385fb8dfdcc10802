/**
 * Data sets as values: the lessons' point clouds exactly as the notebooks drew them, digits read
 * from MNIST's files or drawn by hand-written rules, and what prepares them for a network.
 */
@NullMarked
package descent.engine.data;

import org.jspecify.annotations.NullMarked;
