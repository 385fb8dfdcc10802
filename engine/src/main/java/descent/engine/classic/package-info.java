/**
 * What came before networks that learn their own features, and what they are compared with: the
 * perceptron, linear and logistic regression, principal components, features and image filters made
 * by hand.
 */
@NullMarked
package descent.engine.classic;

import org.jspecify.annotations.NullMarked;
