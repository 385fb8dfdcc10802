/**
 * Networks as values: tensors without numbers, operations with their gradients, and the program
 * that a backend runs. A {@link descent.engine.graph.Graph} says what is computed, a {@link
 * descent.engine.graph.Program} where each number lives, and a {@link descent.engine.graph.Frame}
 * is one lane's set of those places.
 */
@NullMarked
package descent.engine.graph;

import org.jspecify.annotations.NullMarked;
