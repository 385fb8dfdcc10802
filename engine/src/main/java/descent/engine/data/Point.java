package descent.engine.data;

/** A point in the plane: x to the right, y downwards. */
public record Point(double x, double y) {}
