/**
 * The station "Power of networks": three tasks, each answered by a line, by a line in more features
 * and by a network, side by side. Stations and their frame know nothing of it.
 */
@NullMarked
package descent.web.station.power;

import org.jspecify.annotations.NullMarked;
