package io.dyadwatch.alert.ledger;

import java.util.UUID;

/** Where an article belongs among the stories of a watch. */
sealed interface Place {
    /** This revision, or a later one, was seen. */
    record Known() implements Place {}

    /** A later revision that says nothing new of the pair: it stays in its story. */
    record Revised(UUID alert) implements Place {}

    /** Another article of a story that the watch has found. */
    record Copy(UUID alert) implements Place {}

    /** The first of a story. */
    record First(UUID alert) implements Place {}
}
