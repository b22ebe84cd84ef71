package io.dyadwatch.tagging.inflect;

/** In the order of the columns of the tables. Russian has no vocative. */
public enum GrammaticalCase {
    NOMINATIVE(0),
    GENITIVE(1),
    DATIVE(2),
    ACCUSATIVE(3),
    INSTRUMENTAL(4),
    LOCATIVE(5),
    VOCATIVE(6);

    private final int column;

    GrammaticalCase(int column) {
        this.column = column;
    }

    /** Position in a row of the tables. */
    int column() {
        return column;
    }
}
