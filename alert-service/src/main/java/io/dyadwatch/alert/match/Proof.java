package io.dyadwatch.alert.match;

import io.dyadwatch.contracts.Pair;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why two actors count as appearing together.
 *
 * @param sentences indexes, ascending, at least one
 * @param shared what the article says of the two where these are sentences that they share; absent where each stands in
 *     sentences of its own
 */
record Proof(List<Integer> sentences, @Nullable Pair shared) {
    /** How many sentences name both. */
    int sharedSentences() {
        return shared == null ? 0 : sentences.size();
    }
}
