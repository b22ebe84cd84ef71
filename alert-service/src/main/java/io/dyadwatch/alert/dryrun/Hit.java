package io.dyadwatch.alert.dryrun;

import io.dyadwatch.contracts.Alert;
import io.dyadwatch.contracts.Fingerprint;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An article that the watch matches.
 *
 * @param at the Kafka timestamp of its record
 * @param source who published it, as counted
 * @param fingerprint absent where it has too little text
 * @param alert what a subscriber would read, were it the first of its story
 */
record Hit(Instant at, String source, @Nullable Fingerprint fingerprint, Alert alert) {

    /** How much text it holds, in chars: what its size in memory follows from. */
    int chars() {
        return alert.evidence().stream()
                .mapToInt(proof -> proof.text().length())
                .sum();
    }
}
