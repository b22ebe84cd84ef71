package io.dyadwatch.tagging.inflect;

import java.util.Map;

/** How adjectives with one kind of stem decline. */
record AdjectiveRule(Map<Agreement, Column> columns) {

    Column column(Agreement agreement) {
        Column column = columns.get(agreement);
        if (column == null) {
            throw new IllegalStateException("an adjective without " + agreement);
        }
        return column;
    }
}
