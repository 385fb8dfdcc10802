/** The stations: each one an HTML file under {@code stations/} and one class here that runs it. */
@NullMarked
package descent.web.station;

import org.jspecify.annotations.NullMarked;
