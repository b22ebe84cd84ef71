package io.dyadwatch.alert.dryrun;

import io.dyadwatch.alert.ledger.RehearsedStories;
import io.dyadwatch.contracts.Alert;
import java.time.Instant;

/**
 * An article that the watch matches.
 *
 * @param at the Kafka timestamp of its record
 * @param source who published it, as counted
 * @param trace by which stories are told apart
 * @param alert what a subscriber would read, were it the first of its story
 */
record Hit(Instant at, String source, RehearsedStories.Trace trace, Alert alert) {

    /** How much text it holds, in chars: what its size in memory follows from. */
    int chars() {
        return alert.evidence().stream()
                .mapToInt(proof -> proof.text().length())
                .sum();
    }
}
