/**
 * How well a model answers, under scikit-learn's names and to its last digits: counts of right and
 * wrong answers, curves over all thresholds, scores of probabilities and of predicted values.
 */
@NullMarked
package descent.engine.metric;

import org.jspecify.annotations.NullMarked;
