package descent.engine.data;

/**
 * Where data come from, as a value: it can be compared, stored and shared in a link, and always
 * stands for the same samples. {@link Generated} ones need nothing else; {@link Stored} ones are
 * files that a {@link Library} has to find; {@link HandFeatures} are made of either.
 */
public sealed interface DataSource permits Generated, HandFeatures, Stored {}
