package descent.web.atlas;

/**
 * A station as the Atlas knows it.
 *
 * @param number in reading order, from 1
 * @param route its name in the address
 * @param name its name for people
 * @param line what is seen there, in one line
 * @param built whether it can be visited
 */
public record Place(int number, String route, String name, String line, boolean built) {}
