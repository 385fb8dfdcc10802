package descent.engine.data;

/** Where data comes from, as a value: which set, of what size, drawn from which seed. */
public interface DataSource {}
