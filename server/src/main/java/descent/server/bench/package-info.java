/**
 * What {@code descent bench} measures: this machine's peak, products, layers, and the trainings
 * that a user starts, each as the median of some windows after a warm-up.
 */
@NullMarked
package descent.server.bench;

import org.jspecify.annotations.NullMarked;
