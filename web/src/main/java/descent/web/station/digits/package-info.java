/**
 * Digits: what pictures are to a network, who reads them best, and what is inside.
 *
 * <p>The bench is a row of tabs, and behind each a {@link descent.web.station.digits.Room}, built
 * when it is first looked at. All rooms share one {@link descent.web.station.digits.Bench}: the
 * network that reads, the picture that is read and the pictures to test with. Whoever changes one
 * of them tells all others, so that a cell of the confusion matrix, its pictures, the way of one of
 * them through the network and its ten probabilities are one chain.
 */
@NullMarked
package descent.web.station.digits;

import org.jspecify.annotations.NullMarked;
