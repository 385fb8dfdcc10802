package descent.engine.data;

/** A data set made by a rule from a few numbers, anywhere and always the same. */
public sealed interface Generated extends DataSource
    permits Brackets,
        Circles,
        Clusters,
        DrawnDigits,
        Expanded,
        GivenPoints,
        HeldOut,
        Modes,
        Moons,
        Recall,
        Reversal,
        Sine,
        Spirals,
        Weather,
        Xor {
  /** Makes the samples. */
  Split generate();
}
